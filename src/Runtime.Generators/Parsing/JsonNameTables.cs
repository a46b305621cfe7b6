using System.Text;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Makes the hash tables that readers find the names of members by.</summary>
internal static class JsonNameTables
{
    /// <summary>Up to so many names are compared one after the other, which takes no longer.</summary>
    private const int MaxCompared = 6;

    /// <summary>How many tables are tried, to find one in which a name that is unknown meets few others.</summary>
    private const int Attempts = 64;

    /// <summary>The bits of a slot that say where a name starts; the others hold its index, plus 1.</summary>
    private const int StartBits = 20;

    public static JsonNamesModel Create(string[] names)
    {
        string text = string.Concat(names.Select(static name => name + "\n"));
        return new JsonNamesModel(text, Table(names).ToEquatableArray(), text.All(static c => c < 0x80));
    }

    /// <summary>The seed, and behind it the slots, a power of two of them: a name is in the first free one from where its hash points.</summary>
    private static uint[] Table(string[] names)
    {
        if (names.Length <= MaxCompared)
            return [];
        byte[][] encoded = [.. names.Select(static name => Encoding.UTF8.GetBytes(name))];

        // More than slots have room for are compared one after the other as well. No type has so many.
        if (names.Length + 1 >= 1 << (32 - StartBits) || encoded.Sum(static name => name.Length + 1) >= 1 << StartBits)
            return [];

        uint[] best = [];
        int fewest = int.MaxValue;
        for (uint seed = 0; seed < Attempts; seed++)
        {
            uint[] table = Table(encoded, seed);
            int longest = LongestRun(table);
            if (longest >= fewest)
                continue;
            best = table;
            fewest = longest;
        }

        return best;
    }

    private static uint[] Table(byte[][] names, uint seed)
    {
        int slots = 1;
        while (slots < 2 * names.Length)
            slots *= 2;
        uint[] table = new uint[1 + slots];
        table[0] = seed;
        int start = 0;
        for (int index = 0; index < names.Length; index++)
        {
            uint slot = PropertyNameHash.Compute(names[index], seed);
            while (table[1 + slot % slots] != 0)
                slot++;
            table[1 + slot % slots] = (uint)(index + 1) << StartBits | (uint)start;
            start += names[index].Length + 1;
        }

        return table;
    }

    /// <summary>How many slots without a gap there are at most, around the end as well.</summary>
    private static int LongestRun(uint[] table)
    {
        int slots = table.Length - 1;
        int longest = 0;
        int run = 0;
        for (int i = 0; i < 2 * slots; i++)
        {
            run = table[1 + i % slots] == 0 ? 0 : run + 1;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
