"""The look: tokens, theme, fonts, icons, painters, delegates and the widgets used everywhere."""
