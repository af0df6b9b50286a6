"""Charts that people can edit: real chart objects with their figures in a workbook inside, for slides and Word."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Pt

from dashboard.documents.content import Chart, Line, Point
from dashboard.documents.render import scale
from dashboard.documents.render.look import COURSE, FLOOR, GRID, INK, OTHERS, PAPER, Shape, Stroke, strokes
from dashboard.documents.render.over_time import value_ends
from dashboard.wording import papers_drawn as words

_MARKERS: dict[Shape, Any] = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle": XL_MARKER_STYLE.TRIANGLE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
}
_DASHES: dict[str, Any] = {
    COURSE.dash: MSO_LINE.DASH,
    "7 3": MSO_LINE.DASH,
    "2 3": MSO_LINE.SQUARE_DOT,
    "9 3 2 3": MSO_LINE.DASH_DOT,
    "1.5 4": MSO_LINE.ROUND_DOT,
    "10 3 1.5 3": MSO_LINE.LONG_DASH_DOT,
    "4 6": MSO_LINE.LONG_DASH,
}
_BARE = (
    '<c:spPr xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
)
_LONG_NAME = 60
_LABEL = 4.2
_AVERAGE = 7
_UPRIGHT = 8
_MARKER_SIZE = 8

Series = tuple[str, Line, Stroke, tuple[Point | None, ...]]


def draw(shapes: Any, chart: Chart, *, box: tuple[int, int, int, int], text: float) -> Any:  # noqa: ANN401  pptx is untyped
    """Add a chart to the shapes of a slide, at left, upper edge, width and height in EMU; return its frame."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]  # pptx is typed in part
    data.categories = _categories(chart) or [words.NO_FIGURES]
    drawn = list(_series(chart))
    for name, _, _, points in drawn:
        data.add_series(name, [point.value if point else None for point in points])
    if not drawn:
        data.add_series(words.NO_FIGURES, [None])
    frame = shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *(Emu(part) for part in box), data)
    made = frame.chart
    made.font.size, made.font.name, made.font.color.rgb = Pt(text), "Arial", _colour(INK)
    made.has_title = True
    _title(made.chart_title.text_frame, chart, text)
    made.has_legend = len(drawn) > 1 and not key_in_words(chart)
    if made.has_legend:
        made.legend.position, made.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _axes(made, chart, labels=box[2] / Pt(text * _LABEL))
    for series, (_, line, stroke, points) in zip(made.plots[0].series, drawn, strict=False):
        _style(series, chart, line, stroke, points)
    made._chartSpace.chart.addnext(parse_xml(_BARE))  # noqa: SLF001  pptx cannot take a chart's border away
    frame.name = chart.title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)  # noqa: SLF001  pptx has no name for alt text
    return frame


def parts_of(chart: Chart, *, size: tuple[int, int], text: float) -> tuple[bytes, bytes]:
    """Return the XML of a chart and the workbook with its figures, as Word holds them too."""
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    part = draw(slide.shapes, chart, box=(0, 0, *size), text=text).chart.part
    return part.blob, part.chart_workbook.xlsx_part.blob


def key_in_words(chart: Chart) -> tuple[str, ...]:
    """Return the key of a chart as sentences, where a name is too long for the key that a chart draws itself."""
    if max((len(name) for name, *_ in _series(chart)), default=0) <= _LONG_NAME:
        return ()
    return tuple(words.in_key(stroke.words, line.name) for line, stroke in strokes(chart))


def told_below(chart: Chart) -> tuple[str, ...]:
    """Return what stands below a chart: a long key, and what no chart that can be edited draws by itself."""
    dated = tuple(words.began(chart.categories[at], what) for at, what in chart.variations)
    if chart.expected is None:
        return (*key_in_words(chart), *dated)
    digits = scale.decimals([_range(chart)[2]]) + 1
    lower, upper = scale.spoken([round(edge, digits) for edge in chart.expected])
    return (*key_in_words(chart), *dated, words.expected(lower, upper))


def _categories(chart: Chart) -> list[str]:
    """Return the names along the axis; a place without a figure says so, since nothing is drawn for it."""
    figures = [line for line in chart.lines if line.kind == "figures"]
    return [
        words.without_figure(name)
        if chart.kind == "dots" and all(line.points[at].value is None for line in figures)
        else name
        for at, name in enumerate(chart.categories)
    ]


def _series(chart: Chart) -> Iterator[Series]:
    """Yield what is drawn as one line: figures counted differently are a series of their own, so nothing joins them."""
    many = len(chart.categories)
    for line, stroke in strokes(chart):
        cuts = [0, *chart.breaks, many] if line.kind == "figures" and chart.kind == "line" else [0, many]
        for start, end in pairwise(cuts):
            name = line.name or chart.title
            if all(point.value is None for point in line.points):
                name = words.without_figure(name)
            if start:
                name = f"{name}, {words.counted_differently(chart.categories[start])}"
            yield (
                name,
                line,
                stroke,
                tuple(point if start <= at < end else None for at, point in enumerate(line.points)),
            )


def _title(frame: Any, chart: Chart, text: float) -> None:  # noqa: ANN401  pptx is untyped
    """Write the title, and under it what is counted and where the scale starts."""
    low, *_ = _range(chart)
    frame.text = chart.title
    unit = frame.add_paragraph().add_run()
    unit.text = words.scale_note(chart.unit, scale.starts_at(low))
    title = frame.paragraphs[0].runs[0].font
    title.size, title.bold = Pt(text * 1.15), True
    unit.font.size, unit.font.bold = Pt(text), False


def _axes(made: Any, chart: Chart, *, labels: float) -> None:  # noqa: ANN401  pptx is untyped
    """Set both axes; `labels` is how many names of average length stand upright along the lower one."""
    low, high, step = _range(chart)
    values, categories = made.value_axis, made.category_axis
    values.minimum_scale, values.maximum_scale, values.major_unit = low, high, step
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = _colour(GRID)
    values.format.line.fill.background()
    values.has_title = False
    categories.has_title = False
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = _number_format(step), False
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.format.line.color.rgb = _colour(INK)
    categories.has_major_gridlines = False
    longest = max((len(name) for name in chart.categories), default=0)
    fits = max(2, int(labels * _AVERAGE / max(longest, _AVERAGE)))
    if chart.kind == "dots":
        _turn(categories, upright=len(chart.categories) <= _UPRIGHT, every=1)
    else:
        _turn(categories, upright=True, every=_every(len(chart.categories), fits))


def _range(chart: Chart) -> tuple[float, float, float]:
    """Return the ends of the value axis and the distance of its marks, all round: this axis names its own ends."""
    low, high = value_ends(chart)
    marks = scale.ticks(low, high, most=6)
    step = round(marks[1] - marks[0], 10) if len(marks) > 1 else high - low
    digits = scale.decimals([step])
    return (
        round(math.floor(low / step + 1e-9) * step, digits),
        round(math.ceil(high / step - 1e-9) * step, digits),
        step,
    )


def _number_format(step: float) -> str:
    digits = scale.decimals([step])
    return f"#,##0.{'0' * digits}" if digits else "#,##0"


def _every(many: int, fits: int) -> int:
    """Return that every nth label is shown, the last among them where a slightly larger n allows it."""
    least = max(1, -(-many // fits))
    return next((nth for nth in range(least, 2 * least + 1) if (many - 1) % nth == 0), least)


def _turn(axis: Any, *, upright: bool, every: int) -> None:  # noqa: ANN401  pptx is untyped
    """Set names upright, or on their side where there are many, and show every nth."""
    body = axis.tick_labels.font._element.getparent().getparent().getparent().find(qn("a:bodyPr"))  # noqa: SLF001
    body.set("rot", "0" if upright else "-5400000")
    body.set("vert", "horz")
    skip = OxmlElement("c:tickLblSkip")
    skip.set("val", str(every))
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)  # noqa: SLF001  pptx cannot leave labels out


def _style(
    series: Any,  # noqa: ANN401  pptx is untyped
    chart: Chart,
    line: Line,
    stroke: Stroke,
    points: Sequence[Point | None],
) -> None:
    series.smooth = False
    shape = series.format.line
    if chart.kind == "dots" and line.kind == "figures":
        shape.fill.background()
    else:
        shape.color.rgb, shape.width = _colour(stroke.colour), Pt(FLOOR.width if line.kind == "floor" else stroke.width)
        shape.dash_style = _DASHES.get(stroke.dash)
    if stroke.shape is None:
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    series.marker.style, series.marker.size = _MARKERS[stroke.shape], _MARKER_SIZE
    _paint(series.marker.format, stroke, hollow=False)
    said = False
    for at, point in enumerate(points):
        if point is None or not point.provisional or point.value is None:
            continue
        _paint(series.points[at].marker.format, stroke, hollow=True)
        if not said:
            label = series.points[at].data_label
            label.text_frame.word_wrap = False
            label.text_frame.text, label.position = words.PROVISIONAL, XL_LABEL_POSITION.ABOVE
            said = True
    _ranges(series, points, stroke)


def _paint(form: Any, stroke: Stroke, *, hollow: bool) -> None:  # noqa: ANN401  pptx is untyped
    form.fill.solid()
    form.fill.fore_color.rgb = _colour(PAPER if hollow else stroke.colour)
    form.line.color.rgb, form.line.width = _colour(stroke.colour), Pt(1.5)


def _ranges(series: Any, points: Sequence[Point | None], stroke: Stroke) -> None:  # noqa: ANN401  pptx is untyped
    """Add the range of each figure as error bars with its own length up and down."""
    known = [
        (at, point.value, point.lower, point.upper)
        for at, point in enumerate(points)
        if point and point.value is not None and point.lower is not None and point.upper is not None
    ]
    if not known:
        return
    up = "".join(f'<c:pt idx="{at}"><c:v>{upper - value!r}</c:v></c:pt>' for at, value, _, upper in known)
    down = "".join(f'<c:pt idx="{at}"><c:v>{value - lower!r}</c:v></c:pt>' for at, value, lower, _ in known)
    count = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(points)}"/>'
    bars = parse_xml(
        '<c:errBars xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<c:errDir val="y"/><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"<c:plus><c:numLit>{count}{up}</c:numLit></c:plus><c:minus><c:numLit>{count}{down}</c:numLit></c:minus>"
        '<c:spPr><a:ln w="12700"><a:solidFill>'
        f'<a:srgbClr val="{stroke.colour[1:]}"/></a:solidFill></a:ln></c:spPr></c:errBars>'
    )
    series._element.find(qn("c:cat")).addprevious(bars)  # noqa: SLF001  pptx has no error bars


def _colour(text: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(text[1:]))  # type: ignore[no-untyped-call]  # pptx is typed in part


RGB_INK, RGB_OTHERS = _colour(INK), _colour(OTHERS)
