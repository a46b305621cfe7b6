using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>The results of a run and its system, which are written to <c>results.json</c>.</summary>
internal sealed class Results
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public DateOnly Date { get; set; } = DateOnly.FromDateTime(DateTime.UtcNow);

    public string System { get; set; } = $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    public int Processors { get; set; } = Environment.ProcessorCount;

    /// <summary>The load average of the minute before the measurement started, which includes the build.</summary>
    public double LoadBefore { get; set; } = Load();

    /// <summary>The load average when the measurement ended.</summary>
    public double LoadAfter { get; set; }

    /// <summary>How the page cache was emptied.</summary>
    public string Cold { get; set; } = "";

    public List<Figure> Figures { get; set; } = [];

    /// <summary>Whether other programs disturbed the measurement, which itself needs little more than one processor.</summary>
    public bool IsDisturbed => LoadAfter > 2;

    public static double Load() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    public void Add(string group, string name, string unit, Dictionary<string, double> values) => Figures.Add(new(group, name, unit, values));

    /// <summary>Gets a value, or NaN if it was not measured.</summary>
    public double GetValue(string peer, string group, string name) =>
        Figures.Find(figure => figure.Group == group && figure.Name == name)?.Values.TryGetValue(peer, out double value) == true ? value : double.NaN;

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, Json) + "\n");

    public static Results Read(string file) => JsonSerializer.Deserialize<Results>(File.ReadAllText(file), Json)!;
}
