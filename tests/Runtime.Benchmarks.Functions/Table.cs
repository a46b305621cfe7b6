using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Formats the results for docs/performance.md.</summary>
internal static class Table
{
    public static string Create(Results results)
    {
        var text = new StringBuilder();
        Write(text, $"{results.Date:yyyy-MM-dd}, {results.System}, one of {results.Processors} processors.");
        if (results.Cold != "")
            Write(text, $"Cold: {results.Cold}.");
        if (results.IsDisturbed)
            Write(text, $"**The machine was busy with other work (load {results.LoadBefore:F1} before and {results.LoadAfter:F1} after). Repeat the run on an idle machine.**");
        Write(text, $"");
        WriteFigures(text, results);
        Write(text, $"");
        WriteGoals(text, results);
        return text.ToString();
    }

    private static void WriteFigures(StringBuilder text, Results results)
    {
        Write(text, $"| | {string.Join(" | ", Peer.All.Select(peer => peer.Title))} |");
        Write(text, $"| --- |{string.Concat(Peer.All.Select(_ => " --- |"))}");
        foreach (IGrouping<string, Figure> group in results.Figures.GroupBy(figure => figure.Group))
        {
            Write(text, $"| **{Title(group.Key)}** |{string.Concat(Peer.All.Select(_ => " |"))}");
            foreach (Figure figure in group)
                Write(text, $"| {figure.Name}{(figure.Unit == "" ? "" : $", {figure.Unit}")} | {string.Join(" | ", Peer.All.Select(peer => Cell(results, figure, peer)))} |");
        }
    }

    private static void WriteGoals(StringBuilder text, Results results)
    {
        Write(text, $"| Goal | Limit | Measured | |");
        Write(text, $"| --- | --- | --- | --- |");
        foreach (Goal goal in Goal.All)
        {
            double value = goal.Value(results);
            if (!double.IsNaN(value))
                Write(text, $"| {goal.Text} | {Number(goal.Limit)} {goal.Unit} | {Number(value)} | {(value <= goal.Limit ? "met" : "**not met**")} |");
        }
    }

    /// <summary>Formats <c>21.3 (1.07)</c>: the figure, and its ratio to that of the first program.</summary>
    private static string Cell(Results results, Figure figure, Peer peer)
    {
        double value = results.GetValue(peer.Name, figure.Group, figure.Name);
        double ratio = value / results.GetValue(Peer.Loop, figure.Group, figure.Name);
        bool isCompared = peer.Name != Peer.Loop && double.IsFinite(ratio);
        return double.IsNaN(value) ? "–" : isCompared ? string.Create(CultureInfo.InvariantCulture, $"{Number(value)} ({ratio:F2})") : Number(value);
    }

    private static string Title(string group) => group switch
    {
        "size" => "size",
        "start" => "start, warm page cache",
        "cold" => "start, cold page cache",
        _ => $"{Event.All.First(measured => measured.Name == group).Title}, per invocation",
    };

    private static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "N0", >= 10 => "0.0", _ when value == Math.Round(value) => "0", _ => "0.00" }, CultureInfo.InvariantCulture);

    private static void Write(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
