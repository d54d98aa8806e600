using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Zhaoqing.GovServices.HotlineDesks.Figures;

/// <summary>Draws figures as bars: a picture (SVG) that needs no script and no font of the server's; its words are set by the reader's.</summary>
internal static class Charts
{
    private const double FontSize = 14, BarHeight = 26, Frame = 40, Width = 720;

    /// <summary>The picture as an address for an <c>img</c>; the same for the same figures.</summary>
    public static string Bars(IReadOnlyCollection<ShownFigure> figures)
    {
        // The number stands with the name: beside an empty bar it would be cut off.
        string[] labels = [.. figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Name} {figure.Count}"))];
        double names = FontSize * (labels.Select(label => label.Length).DefaultIfEmpty().Max() + 1);
        var plot = new PlotModel { PlotAreaBorderThickness = new OxyThickness(0), PlotMargins = new OxyThickness(names, 8, 40, 28), DefaultFont = "Noto Sans CJK SC, Microsoft YaHei, sans-serif", Background = OxyColors.White };
        // The first figure stands at the top.
        plot.Axes.Add(new CategoryAxis { Position = AxisPosition.Left, ItemsSource = labels, FontSize = FontSize, GapWidth = 0.4, StartPosition = 1, EndPosition = 0, TickStyle = TickStyle.None });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, Maximum = 1.1 * Math.Max(1, figures.Select(figure => figure.Count).DefaultIfEmpty().Max()), MinimumMajorStep = 1, MinorTickSize = 0, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = OxyColor.Parse("#e3e7ee") });
        plot.Series.Add(new BarSeries { ItemsSource = figures.Select(figure => new BarItem(figure.Count)).ToArray(), FillColor = OxyColor.Parse("#0b5cad") });
        using var drawn = new MemoryStream();
        SvgExporter.Export(plot, drawn, Width, Frame + (BarHeight * figures.Count), isDocument: true);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(drawn.ToArray());
    }
}
