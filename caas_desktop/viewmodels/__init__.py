from caas_desktop.viewmodels.overrides import catch_in_overrides

catch_in_overrides("caas_desktop.")
