"""Lines through the cells of a picture, and the characters they are drawn with."""

_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_DRAWN = {
    1: "│", 2: "│", 3: "│", 4: "─", 8: "─", 12: "─", 5: "╯", 9: "╰", 6: "╮", 10: "╭", 7: "┤", 11: "├", 13: "┴",
    14: "┬", 15: "┼",
}  # fmt: skip


class Lines:
    """Lines drawn through cells; where they meet, the character that joins them."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], int] = {}

    def across(self, x: int, to: int, y: int) -> None:
        for at in range(x, to):
            self._add(at, y, _RIGHT)
            self._add(at + 1, y, _LEFT)

    def down(self, x: int, y: int, to: int) -> None:
        for at in range(y, to):
            self._add(x, at, _DOWN)
            self._add(x, at + 1, _UP)

    def box(self, x: int, y: int, width: int, height: int) -> None:
        for row in (y, y + height - 1):
            self.across(x, x + width - 1, row)
        for column in (x, x + width - 1):
            self.down(column, y, y + height - 1)

    def lift(self, x: int, y: int) -> None:
        self._cells.pop((x, y), None)

    def _add(self, x: int, y: int, way: int) -> None:
        self._cells[x, y] = self._cells.get((x, y), 0) | way

    def drawn(self) -> dict[tuple[int, int], str]:
        return {cell: _DRAWN[ways] for cell, ways in self._cells.items()}
