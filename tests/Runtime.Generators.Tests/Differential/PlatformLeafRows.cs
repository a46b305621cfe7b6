using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Lambda.Runtime.Generators.Tests.Differential;

/// <summary>Rows of .NET's own types.</summary>
internal static class PlatformLeafRows
{
    private static readonly Gen<string> Anything = Gen.Elements(LeafRows.AnyValue);

    public static readonly LeafRow[] All = LeafRows.WithNullables(
    [
        Value("char", ["\"a\"", "\"é\"", "\"\\u0041\"", "\"\\n\"", "\"\\\"\"", "\"0\""], "\"\"", "\"ab\"", "\"🌍\"", "\"\\ud800\"", "97", "\"\\u0000\"")
            with { IsComparable = true, Constants = ["'a'", "'\\''", "'\\u00e9'", "'\\0'"] },
        LeafRows.Number("System.Half", Gen.Elements("0", "-1.5", "65504", "0.333", "6e-8", "1e2")),
        LeafRows.Integer("System.Int128", -(BigInteger.One << 127), (BigInteger.One << 127) - 1) with { Constants = ["default"] },
        LeafRows.Integer("System.UInt128", 0, (BigInteger.One << 128) - 1) with { Constants = ["default"] },
        Value(
            "System.Guid",
            ["\"d3b07384-d9a0-4f5c-8f3e-1c1f0b2a3c4d\"", "\"D3B07384-D9A0-4F5C-8F3E-1C1F0B2A3C4D\"", "\"00000000-0000-0000-0000-000000000000\"", "\"\\u00643b07384-d9a0-4f5c-8f3e-1c1f0b2a3c4d\""],
            "\"d3b07384d9a04f5c8f3e1c1f0b2a3c4d\"", "\"{d3b07384-d9a0-4f5c-8f3e-1c1f0b2a3c4d}\"", "\"d3b07384-d9a0-4f5c-8f3e-1c1f0b2a3c4\"", "\" d3b07384-d9a0-4f5c-8f3e-1c1f0b2a3c4d\"", "\"g3b07384-d9a0-4f5c-8f3e-1c1f0b2a3c4d\"")
            with { IsComparable = true },
        Value("System.DateTime", [.. Times, "\"2024-02-29T12:30:45\"", "\"2024-02-29\"", "\"2024-02-29T12:30\"", .. UnixTimes], TimeEdges) with { IsComparable = true },
        Value("System.DateTimeOffset", [.. Times, "\"2024-02-29T12:30:45+14:00\"", "\"2024-02-29T12:30:45.5-05:30\"", .. UnixTimes], TimeEdges) with { IsComparable = true },
        Value("System.DateOnly", ["\"2024-02-29\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"2024-\\u00302-29\""], [.. TimeEdges, "\"2023-02-29\"", "\"2024-2-29\"", "\"20240229\"", "\"2024-02-29 \""]) with { IsComparable = true },
        Value("System.TimeOnly", ["\"12:30:45\"", "\"00:00:00\"", "\"23:59:59.9999999\"", "\"12:30\"", "\"01:02:03.4\""], "\"24:00:00\"", "\"1:2:3\"", "\"12\"", "\"-01:00:00\"", "\"12:30:45.12345678\"", "\"1.00:00:00\"", "\" 12:30:45\"", "\"12:30:45 PM\"") with { IsComparable = true },
        Value("System.TimeSpan", ["\"12:30:45\"", "\"-1.02:03:04.0050000\"", "\"00:00:00\"", "\"10675199.02:48:05.4775807\"", "\"1.00:00:00\""], "\"24:00:00\"", "\"1\"", "\"12:30\"", "\"10675199.02:48:05.4775808\"", "\"1:2:3\"", "\"00:00:00.00000001\"", "\" 00:00:00\"", "\"00:00:00 \"", "\"-00:00:00\"") with { IsComparable = true },
        Reference("System.Uri", ["\"https://a.example/b?c=d#e\"", "\"x/y\"", "\"/a b\"", "\"\"", "\"http://é.example/ü\"", "\"urn:x:y\"", "\"mailto:a@b.example\""], "\"http://[\"", "\"http://\"", "\"//\"", "\":\"", "\" http://a.example \"", "\"\\u0000\""),
        Reference("System.Version", ["\"1.2\"", "\"1.2.3\"", "\"1.2.3.4\"", "\"0.0\"", "\"1\\u002e2\""], "\"1\"", "\" 1.2\"", "\"1.2 \"", "\"-1.0\"", "\"1.2.3.4.5\"", "\"2147483648.0\"", "\"1.a\"", "\"01.02\""),
        Reference("byte[]", Base64, Base64Edges),
        Value("System.ReadOnlyMemory<byte>", Base64, Base64Edges),
        Value("System.Memory<byte>", Base64, Base64Edges),
        new("System.Text.Json.JsonElement", Anything),
        new("System.Text.Json.JsonDocument", Anything) { IsReference = true },
        new("System.Text.Json.Nodes.JsonNode", Anything) { IsReference = true },
        Reference("System.Text.Json.Nodes.JsonObject", ["{}", "{\"a\":1,\"B\":[null]}", "{\"a\":{\"a\":{}}}"], "{\"a\":1,\"a\":2}"),
        Reference("System.Text.Json.Nodes.JsonArray", ["[]", "[1,\"2\",null,[],{}]"]),
        Reference("System.Text.Json.Nodes.JsonValue", ["1", "1.10", "\"a\"", "true", "1e999"]),
        new("object", Anything) { IsReference = true },
    ]);

    private static string[] Times => ["\"2024-02-29T12:30:45Z\"", "\"2024-02-29T12:30:45.1234567Z\"", "\"1999-12-31T23:59:59.9+00:00\"", "\"2024-02-29T12:30:45.120Z\""];

    /// <summary>The serializer does not read numbers as times; <see cref="UnixTime"/> adds that for comparisons.</summary>
    private static string[] UnixTimes => ["1480642020", "1480641523.477", "1.480642020E9", "1480641523477", "-1.5"];

    private static string[] TimeEdges =>
    [
        "\"0001-01-01T00:00:00\"", "\"0001-01-01T00:00:00+01:00\"", "\"9999-12-31T23:59:59.9999999\"", "\"9999-12-31T23:59:59.9999999-01:00\"", "\"2023-02-29T00:00:00Z\"", "\"2024-02-29T24:00:00Z\"", "\"2024-02-29T23:59:60Z\"", "\"2024-02-29 12:30:45\"",
        "\"2024-02-29T12:30:45+14:01\"", "\"2024-02-29T12:30:45.12345678Z\"", "\"2024-02-29T12:30:45.\"", "\"2024-02-29T12:30:45z\"", "\"2024-02\"", "\"2024-02-29T12\"", "\"2024-02-29T12:30:45\\u005a\"", "\"2024-02-29T12:30:45+0100\"", "\"2024-02-29T12:30:45-00:00\"", "1709210000", "99999999999.99999999", "100000000000", "-62135596801", "253402300799999.99999", "253402300800000",
    ];

    private static string[] Base64 => ["\"\"", "\"AQID\"", "\"AQI=\"", "\"AQ==\"", "\"+/+/\"", "\"\\u0041QID\"", "\"AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=\""];

    private static string[] Base64Edges => ["\"AQ\"", "\"A\"", "\"A===\"", "\"AQ=\"", "\" AQID\"", "\"AQ ID\"", "\"AQ\\nID\"", "\"-_-_\"", "\"AR==\"", "\"é\"", "[1,2]", "\"AQID=\""];

    private static LeafRow Value(string type, string[] right, params string[] edges) => new(type, Gen.Elements(right), edges);

    private static LeafRow Reference(string type, string[] right, params string[] edges) => new(type, Gen.Elements(right), edges) { IsReference = true };
}
