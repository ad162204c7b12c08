"""Curves, marks and bars as one SVG: readable in light and dark, with nothing from elsewhere."""

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 62, 16, 34, 46
COLOURS = ("a", "b", "c", "d")
STYLE = """<style>
text{font:12px sans-serif;fill:#222}.told{paint-order:stroke;stroke:#fff;stroke-width:3px}.grid{stroke:#ddd}.axis{stroke:#555}
.a{stroke:#0b62a8;fill:#0b62a8}.b{stroke:#c1440e;fill:#c1440e}.c{stroke:#3b7d23;fill:#3b7d23}
.d{stroke:#6b3fa0;fill:#6b3fa0}.line{fill:none;stroke-width:1.8}.dash{stroke-dasharray:5 4}
.mark{fill:none;stroke-width:2}.bar{stroke:none;fill-opacity:.75}
@media(prefers-color-scheme:dark){text{fill:#ddd}.told{stroke:#0d1117}.grid{stroke:#444}.axis{stroke:#aaa}
.a{stroke:#6fb5ee;fill:#6fb5ee}.b{stroke:#f0926a;fill:#f0926a}.c{stroke:#8fcf74;fill:#8fcf74}
.d{stroke:#b99be0;fill:#b99be0}}
</style>"""


def nice(span, parts=6):
    """A step of 1, 2 or 5 that makes about so many parts."""
    step = 1e-12
    while True:
        for factor in (1, 2, 5):
            if span / (step * factor) <= parts:
                return step * factor
        step *= 10


def number(value):
    return f"{value + 0.0:.10g}"


class Figure:
    """One pair of axes; what is drawn first sets nothing, the axes hold all of it."""

    def __init__(self, x, y):
        self.x, self.y = x, y
        self.lines, self.marks, self.bars = [], [], []

    def line(self, points, label, colour, dashed=False):
        self.lines.append((points, label, colour, dashed))

    def mark(self, x, y, label, colour):
        """What a paper prints: an open circle."""
        self.marks.append((x, y, label, colour))

    def bar(self, start, end, share, colour):
        self.bars.append((start, end, share, colour))

    def text(self):
        xs = [p[0] for l in self.lines for p in l[0]] + [m[0] for m in self.marks]
        ys = [p[1] for l in self.lines for p in l[0]] + [m[1] for m in self.marks]
        xs += [v for b in self.bars for v in b[:2]]
        ys += [v for b in self.bars for v in (0, b[2])]
        low_x, high_x = min(0, min(xs)), max(xs)
        low_y, high_y = min(0, min(ys)), max(ys) * 1.08
        wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
        def at(x, y):
            return (LEFT + (x - low_x) / (high_x - low_x) * wide,
                    TOP + high - (y - low_y) / (high_y - low_y) * high)

        out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}">', STYLE]
        out += self.axes(at, low_x, high_x, low_y, high_y)
        for start, end, share, colour in self.bars:
            (left, top), (right, foot) = at(start, share), at(end, 0)
            out.append(f'<rect class="bar {colour}" x="{left:.1f}" y="{top:.1f}" '
                       f'width="{max(right - left, .3):.1f}" height="{foot - top:.1f}"/>')
        place = LEFT + 7 * len(self.y)
        for points, label, colour, dashed in self.lines:
            path = " ".join("%.1f,%.1f" % at(*p) for p in thin(points))
            out.append(f'<polyline class="line {colour}{" dash" if dashed else ""}" points="{path}"/>')
        for name, colour in self.legend():
            out.append(f'<rect class="{colour}" x="{place}" y="11" width="12" height="4"/>'
                       f'<text x="{place + 17}" y="17">{name}</text>')
            place += 30 + 6.6 * len(name)
        for x, y, label, colour in self.marks:
            left, top = at(x, y)
            out.append(f'<circle class="mark {colour}" cx="{left:.1f}" cy="{top:.1f}" r="5"/>')
            side = "end" if left > WIDTH - 150 else "start"
            shift = -9 if side == "end" else 9
            out.append(f'<text class="told" x="{left + shift:.1f}" y="{top - 7:.1f}" text-anchor="{side}">{label}</text>')
        circles = "; circles are what the paper prints" if self.marks else ""
        out.append(f'<text x="{LEFT}" y="{HEIGHT - 6}" font-size="9">SIMULATED{circles}</text>')
        return "\n".join(out) + "\n</svg>\n"

    def legend(self):
        seen = {}
        for _, label, colour, _ in self.lines:
            if label:
                seen.setdefault(label, colour)
        return list(seen.items())

    def axes(self, at, low_x, high_x, low_y, high_y):
        step = nice(high_y - low_y)
        value = step * -(-low_y // step) + 0.0
        while value <= high_y:
            left, top = at(low_x, value)
            yield f'<line class="grid" x1="{LEFT}" y1="{top:.1f}" x2="{WIDTH - RIGHT}" y2="{top:.1f}"/>'
            yield f'<text x="{LEFT - 6}" y="{top + 4:.1f}" text-anchor="end">{number(value)}</text>'
            value = round(value / step + 1) * step
        step = nice(high_x - low_x)
        value = step * -(-low_x // step) + 0.0
        foot = HEIGHT - BOTTOM
        while value <= high_x:
            left, _ = at(value, low_y)
            yield f'<line class="axis" x1="{left:.1f}" y1="{foot}" x2="{left:.1f}" y2="{foot + 4}"/>'
            yield f'<text x="{left:.1f}" y="{foot + 17}" text-anchor="middle">{number(value)}</text>'
            value = round(value / step + 1) * step
        yield f'<line class="axis" x1="{LEFT}" y1="{foot}" x2="{WIDTH - RIGHT}" y2="{foot}"/>'
        yield f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 6}" text-anchor="end">{self.x}</text>'
        yield f'<text x="6" y="17">{self.y}</text>'


def thin(points, most=600):
    """Enough points for the eye: the ends of each piece, and its extremes."""
    if len(points) <= most:
        return points
    size = -(-len(points) // (most // 4))
    kept = []
    for start in range(0, len(points), size):
        piece = points[start:start + size]
        ends = {0, len(piece) - 1}
        ends |= {min(range(len(piece)), key=lambda i: piece[i][1]), max(range(len(piece)), key=lambda i: piece[i][1])}
        kept += [piece[i] for i in sorted(ends)]
    return kept
