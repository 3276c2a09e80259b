"""x"""


def declare(add):
    pass
