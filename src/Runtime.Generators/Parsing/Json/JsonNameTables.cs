using System.Text;
using Lambda.Runtime.Generators.Model;
using Lambda.Runtime.Json.Reading;

namespace Lambda.Runtime.Generators.Parsing.Json;

/// <summary>Creates the hash tables in which readers find the names of members.</summary>
internal static class JsonNameTables
{
    /// <summary>Up to this number, names are compared one after the other, which is as fast.</summary>
    private const int MaxCompared = 6;

    /// <summary>The number of seeds to try, to find a table with few collisions for unknown names.</summary>
    private const int Attempts = 64;

    /// <summary>The bits of a slot for the start of a name; the other bits are its index plus 1.</summary>
    private const int StartBits = 20;

    public static JsonNamesModel Create(string[] names)
    {
        string text = string.Concat(names.Select(static name => name + "\n"));
        return new JsonNamesModel(text, Table(names).ToEquatableArray(), text.All(static c => c < 0x80), text.Any(static c => c is '"' or '\\'));
    }

    /// <summary>The seed, followed by the slots, whose number is a power of two. A name is in the first free slot at or after its hash.</summary>
    private static uint[] Table(string[] names)
    {
        if (names.Length <= MaxCompared)
            return [];
        byte[][] encoded = [.. names.Select(static name => Encoding.UTF8.GetBytes(name))];

        // Names that do not fit the bits of a slot are compared one after the other as well. No real type has so many.
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

    /// <summary>The length of the longest run of used slots, which may continue from the last slot to the first.</summary>
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
