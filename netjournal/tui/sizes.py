"""The window sizes pages know, as classes on every screen. Under 40 × 10 a page says that the window is too small."""

WIDTHS = [(0, "-tiny"), (40, "-narrow"), (100, "-wide")]
HEIGHTS = [(0, "-flat"), (10, "-low"), (18, "-tall")]
