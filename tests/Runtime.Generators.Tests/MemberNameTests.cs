using System.Diagnostics;
using System.Text.Json;
using Lambda.Runtime.Generators.Tests.Differential;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Matching of names in JSON with members, for types with few and many members and with any letters, compared with <see cref="JsonSerializer"/>.</summary>
public sealed class MemberNameTests
{
    private static readonly string[] s_plain = [..
        from word in (string[])["Order", "Customer", "X", "ShippingAddressOfTheOrder"] from part in (string[])["Id", "Name", "Total", "UpdatedAtTheEnd", "K", "S"]
            select word + part];

    /// <summary>The names that differ from each other in more than case.</summary>
    private static readonly string[] s_letters = [.. PropertyNames.All.DistinctBy(static name => name.ToUpperInvariant()).Where(static name => name is not ("ǅep" or "s" or "X"))];

    private static readonly string s_types = $$"""
        #nullable disable
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        public class Few { {{Members(s_plain[..3])}} }
        public class Seven { {{Members(s_plain[..7])}} }
        public class Wide { {{Members(s_plain)}} }
        public class Letters { {{Members(s_letters)}} }
        public class OneLetter { public int Größe { get; set; } }
        [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public class Closed { {{Members(s_plain)}} {{Members(s_letters[^9..])}} }
        public class Extended { {{Members(s_plain)}} {{Members(s_letters[^9..])}} [JsonExtensionData] public Dictionary<string, JsonElement> Rest { get; set; } }
        [JsonDerivedType(typeof(Part), "part")] public class Whole { {{Members(s_plain)}} {{Members(s_letters[^9..])}} }
        public class Part : Whole { public int Ä { get; set; } }
        public class Filled { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public Extended Extended { get; } = new() { OrderId = 4 }; }
        """;

    /// <summary>The bytes of a name in the JSON can be those of a member that has another name, and the name of a member those of malformed JSON.</summary>
    [Fact]
    public void NameWithEscapes_MatchesTheMemberThatTheSerializerFinds() => SerializerAgreement.Assert(
        """
        #nullable disable
        using System.Text.Json.Serialization;
        public class Escapes
        {
            [JsonPropertyName("a\\nb")] public int Backslash { get; set; }
            [JsonPropertyName("a\":1")] public int Quote { get; set; }
            public int Last { get; set; }
        }
        """,
        ["Escapes"],
        [
            """{"a\nb":1}""", """{"a\\nb":1}""", """{"a\\nb":1,"a\":1":2,"last":4}""", """{"a\u005cnb":1,"a\u0022:1":2,"LAST":3}""", """{"a":1":2}""",
            """{"a\\nb":1,"a":1":2}""",
        ]);

    [Fact]
    public void AnyName_MatchesTheMemberThatTheSerializerFinds()
    {
        string[] names = [.. s_plain, .. s_letters];
        string[] written =
        [
            .. names.SelectMany(static name => (string[])[
                name, JsonNamingPolicy.CamelCase.ConvertName(name), name.ToUpperInvariant(), name.ToLowerInvariant(), Escaped(name[..1]) + name[1..], Escaped(name),
                Escaped(name.ToUpperInvariant()), name + "x", name[1..], name[..^1], " " + name, name.Replace('s', 'ſ'), name.Replace('K', '\u212a'), name.Replace('i', 'ı'),
                name.Replace('I', 'İ'),
                name.Replace('ß', 'ẞ'), name.Replace('ω', 'Ω'), name.Replace('ä', 'å'), name.Replace("o", "\\u00f6", StringComparison.Ordinal),
            ]),
            "", "\\u0000", "$", "\\u0024type", "é", "注文", "\\ud83c\\udf0d", "🌍", "orderId\\norderName", "\\n", "orderId\\n", "Größe\\u000aÄÖ", new string('x', 300),
            new string('é', 300), new string('n', 300) + "\\u00e9",
        ];
        string[] documents =
        [
            .. written.Select(static name => $$"""{"{{name}}":7}"""),
            "{\"\\ud800\":1}", "{\"order\\udc00\":1}", "{\"\\ud83c\\ud83c\\udf0d\":1}", "{\"\\ud83c\\n\":1}", "{\"\\ud83cx\":1}",
            Object(names), Object(names.Reverse()), Object(names.Select(Escaped).Reverse()), Object(names.Select(static name => name.ToUpperInvariant())), Object(written),
            Object(written.Reverse()), Object([.. written, .. names]),
        ];
        SerializerAgreement.Assert(
            s_types,
            ["Few", "Seven", "Wide", "Letters", "OneLetter", "Closed", "Extended", "Whole", "Filled"],
            [.. documents, .. documents.Select(static document => document.Replace("{", "{\"$type\":\"part\",", StringComparison.Ordinal)),
                .. documents.Select(static document => $$"""{"extended":{{document}}}""")]);
    }

    /// <summary>
    /// Comparing a name with every member took 35 times as long for 120 members, and 300 times with letters beyond ASCII. The same code looks up the names of
    /// both types here; the just-in-time compiler may not have optimized it yet.
    /// </summary>
    [Theory]
    [InlineData("order", false)]
    [InlineData("é", false)]
    [InlineData("\\u007a", false)]
    [InlineData("é", true)]
    public void UnknownNames_TakeTheSameTimeWithManyMembers(string prefix, bool isBeyondAscii)
    {
        string[] members = [.. Enumerable.Range(0, 400).Select(i => isBeyondAscii ? $"Ä{i}" : $"Order{i}X")];
        var generation = Generation.Of($$"""
            public class Few { {{Members(members[..10])}} }
            public class Wide { {{Members(members)}} }
            public static class Functions
            {
                [Lambda.Runtime.LambdaHandler("few")] public static int Few(Few few) => 0;
                [Lambda.Runtime.LambdaHandler("wide")] public static int Wide(Wide wide) => 0;
            }
            """);
        string document = Object(Enumerable.Range(0, 20_000).Select(i => $"{prefix}{i}"));
        using var few = CompiledFunction.Start(generation, "few");
        using var wide = CompiledFunction.Start(generation, "wide");
        (double Few, double Wide)[] times = [.. Enumerable.Range(0, 15).Select(_ => (Time(few, document), Time(wide, document)))];
        Assert.InRange(times.Min(static time => time.Wide) / times.Min(static time => time.Few), 0, 3);
    }

    private static double Time(CompiledFunction function, string document)
    {
        long start = Stopwatch.GetTimestamp();
        Assert.Equal((false, "0"), function.Invoke(document));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Members(IEnumerable<string> names) => string.Concat(names.Select(static name => $"public int @{name} {{ get; set; }} "));

    private static string Object(IEnumerable<string> names) => $"{{{string.Join(",", names.Select(static (name, i) => $"\"{name}\":{i}"))}}}";

    private static string Escaped(string text) => string.Concat(text.Select(static c => $"\\u{(int)c:x4}"));
}
