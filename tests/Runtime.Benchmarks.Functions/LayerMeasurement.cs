using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Measures functions on the layer and the native hello, in turns that each start with a different one.</summary>
internal static class LayerMeasurement
{
    private const int Rounds = 9;
    private const int Turns = 40;
    private const int InvocationsPerTurn = 150;
    private const double WarmGoal = 1.5;

    /// <summary>Creates the table in docs/layer.md.</summary>
    public static string Run()
    {
        string layer = Path.Combine(Peer.Folder, "layer");
        ZipFile.ExtractToDirectory(Path.Combine(layer, "opt.zip"), Path.Combine(layer, "opt"), overwriteFiles: true);
        Dictionary<LayerPeer, List<double>> starts = MeasureStarts();
        double native = Samples.Quantile(starts[LayerPeer.Native], 0.5);
        var text = new StringBuilder("| Function | to `/next` | fastest | relative to native hello | goal |\n| --- | --- | --- | --- | --- |\n");
        foreach ((LayerPeer peer, List<double> times) in starts)
        {
            double median = Samples.Quantile(times, 0.5);
            string goal = peer.Goal is { } most ? $"{most} ms{(median <= most ? "" : ", **not met**")}" : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {peer.Title} | {Milliseconds(median)} | {Milliseconds(times.Min())} | {(peer == LayerPeer.Native ? 1 : median / native):0} | {goal} |\n");
        }

        Dictionary<LayerPeer, double> warm = MeasureWarm();
        foreach (LayerPeer peer in new[] { LayerPeer.Assembly, LayerPeer.Cached })
        {
            double ratio = warm[peer] / warm[LayerPeer.Native];
            text.Append(
                CultureInfo.InvariantCulture,
                $"\nWarm, {peer.Title}: {ratio:F2} of native hello's p50, where {WarmGoal} is the goal{(ratio <= WarmGoal ? "" : ", which is **not met**")}.\n");
        }

        return text.ToString();
    }

    private static Dictionary<LayerPeer, List<double>> MeasureStarts()
    {
        Dictionary<LayerPeer, List<double>> times = LayerPeer.All.ToDictionary(static peer => peer, static _ => new List<double>());
        using var server = new ApiServer();

        // The first round is not counted. It reads the files into the page cache.
        for (int round = -1; round < Rounds; round++)
        {
            for (int i = 0; i < LayerPeer.All.Length; i++)
            {
                LayerPeer peer = LayerPeer.All[(Math.Max(round, 0) + i) % LayerPeer.All.Length];
                peer.Prepare(server);
                using FunctionProcess function = peer.Start(server);
                if (round >= 0)
                    times[peer].Add(function.MillisecondsToNext);
            }
        }

        return times;
    }

    private static Dictionary<LayerPeer, double> MeasureWarm()
    {
        using var server = new ApiServer();
        LayerPeer[] peers = [LayerPeer.Native, LayerPeer.Assembly, LayerPeer.Cached];
        LayerPeer.Cached.Prepare(server);
        FunctionProcess[] functions = [.. peers.Select(peer => peer.Start(server))];
        Dictionary<LayerPeer, List<double>> times = peers.ToDictionary(static peer => peer, static _ => new List<double>());

        // The just-in-time compiler is still working during the first turns.
        for (int turn = -Turns; turn < Turns; turn++)
        {
            for (int i = 0; i < InvocationsPerTurn * peers.Length; i++)
            {
                int which = i / InvocationsPerTurn;
                double time = functions[which].Api.Invoke(Event.All[0]).TotalMicroseconds;
                if (turn >= 0)
                    times[peers[which]].Add(time);
            }
        }

        foreach (FunctionProcess function in functions)
            function.Dispose();
        return times.ToDictionary(static entry => entry.Key, static entry => Samples.Quantile(entry.Value, 0.5));
    }

    private static string Milliseconds(double time) => string.Create(CultureInfo.InvariantCulture, $"{time.ToString(time < 10 ? "0.0" : "0", CultureInfo.InvariantCulture)} ms");
}
