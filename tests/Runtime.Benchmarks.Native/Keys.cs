using System.Diagnostics;
using System.Text;

namespace Lambda.Runtime.Benchmarks.Native;

/// <summary>Compares dictionaries and sets whose keys were chosen to have the same hash with others.</summary>
internal static class Keys
{
    public static void Run()
    {
        Console.WriteLine("keys: one document of 1 MB");
        Compare("Dictionary<long, int>", Object(CreateKey), Object(Counted), static json => LambdaJson.Deserialize<Dictionary<long, int>>(json));
        Compare("HashSet<long>", Array(CreateKey), Array(Counted), static json => LambdaJson.Deserialize<HashSet<long>>(json));
        Compare("SortedDictionary<long, int>", Object(CreateKey), Object(Counted), static json => LambdaJson.Deserialize<SortedDictionary<long, int>>(json));
        Compare("SortedSet<long>", Array(CreateKey), Array(Counted), static json => LambdaJson.Deserialize<SortedSet<long>>(json));
        Compare("Dictionary<string, int>", Object(CreateKey), Object(Counted), static json => LambdaJson.Deserialize<Dictionary<string, int>>(json));
    }

    private static void Compare(string name, byte[] chosen, byte[] counted, Action<byte[]> read) =>
        Console.WriteLine($"{name,-29}{Time(chosen, read),8:F0} ms  {Time(counted, read),8:F0} ms");

    private static double Time(byte[] json, Action<byte[]> read)
    {
        long start = Stopwatch.GetTimestamp();
        read(json);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Creates keys with the same hash, which for a long is its upper half XOR its lower half.</summary>
    private static long CreateKey(int index) => (long)index << 32 | (uint)index;

    private static long Counted(int index) => 1_009L * index;

    private static byte[] Object(Func<int, long> key) => Repeat('{', index => $"\"{key(index)}\":0", '}');

    private static byte[] Array(Func<int, long> key) => Repeat('[', index => $"{key(index)}", ']');

    private static byte[] Repeat(char first, Func<int, string> item, char last)
    {
        var text = new StringBuilder().Append(first);
        for (int i = 0; text.Length < 1_000_000; i++)
            text.Append(i > 0 ? "," : "").Append(item(i));
        return Encoding.UTF8.GetBytes(text.Append(last).ToString());
    }
}
