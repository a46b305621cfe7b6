namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Repeated measurements, by name and program.</summary>
internal sealed class Samples
{
    private readonly Dictionary<(string Name, string Peer), List<double>> _values = [];

    public void Add(Peer peer, string name, double value) => Add(peer.Name, name, value);

    public void Add(string peer, string name, double value)
    {
        if (!_values.TryGetValue((name, peer), out List<double>? values))
            _values.Add((name, peer), values = []);
        values.Add(value);
    }

    /// <summary>Gets the median for each program that has this figure.</summary>
    public Dictionary<string, double> Medians(string name) => _values
        .Where(entry => entry.Key.Name == name)
        .ToDictionary(entry => entry.Key.Peer, entry => Quantile(entry.Value, 0.5));

    public static double Quantile(List<double> values, double part)
    {
        double[] sorted = [.. values.Order()];
        double at = part * (sorted.Length - 1);
        double below = sorted[(int)at];
        double above = sorted[Math.Min((int)at + 1, sorted.Length - 1)];
        return below + (above - below) * (at - Math.Floor(at));
    }
}
