namespace Lambda.Runtime.Generators.Tests;

/// <summary>Times that are numbers, which the event classes of Amazon's packages declare as <see cref="DateTime"/>.</summary>
public sealed class UnixTimeTests
{
    private const string Types = """
        #nullable disable
        using System;
        using System.Collections.Generic;

        public class Times
        {
            public DateTime A { get; set; }
            public DateTimeOffset B { get; set; }
            public DateTime? C { get; set; }
            public DateTimeOffset? D { get; set; }
            public List<DateTime> E { get; set; }
            public Dictionary<string, DateTimeOffset> F { get; set; }
            public DateTime[] G { get; set; }
            public DateOnly H { get; set; }
            public TimeOnly I { get; set; }
            public TimeSpan J { get; set; }
            public Dictionary<DateTime, int> K { get; set; }
            public Dictionary<DateTimeOffset, int> L { get; set; }
        }
        public record Bound(DateTime At, DateTimeOffset? Until = null) { public required DateTime Set { get; init; } }

        """;

    private static readonly string[] Numbers =
    [
        "1480642020", "1480641523.477", "1.480642020E9", "1480641523477", "1480641523477.25", "0", "-0", "-0.0", "0e5", "1e-7", "1e-8", "9e-8", "-1", "-1.5", "-1e-7", "-9e-8",
        "1772705472.25", "1767323045.678", "1480641523.4770000000000000000000000000001", "0.00000000000000000000000000000000001", "0.1", "1e0", "1E+9", "1e10", "1e11", "1e12",
        "1e14",
        "99999999999", "99999999999.9999999", "99999999999.99999999999", "100000000000", "-99999999999", "-100000000000", "-62135596800", "-62135596800.0000001", "-62135596801",
        "-62135596800000",
        "-62135596800000.0001", "253402300799999", "253402300799999.9999", "253402300799999.99999", "253402300800000", "253402300799",
        "1480641523477000", "1480641523477000000", "99999999999999", "100000000000000", "253402300799999999", "253402300800000000",
        "1e999", "-1e999", "1e-999",
        "1e99999999999999999999", "1e-99999999999999999999", "123456789012345678901234567890", "0.000000000000000000000000000001e39", "148064152347700000000000000000e-20",
        "100000000000000000000000000000000e-22",
    ];

    [Fact]
    public void Numbers_AreReadByTheirMagnitude() => SerializerAgreement.Assert(
        Types, ["Times"], [.. from name in "abcd" from number in Numbers select $"{{\"{name}\":{number}}}"]);

    [Fact]
    public void NumbersInCollections_AreReadByTheirMagnitude() => SerializerAgreement.Assert(
        Types,
        ["Times", "List<DateTime>", "DateTime[]", "DateTimeOffset?", "Dictionary<string, DateTime?>", "Bound"],
        [
            "{\"e\":[1480642020,\"2016-12-02T01:27:00Z\",1480641523477]}", "{\"f\":{\"x\":1480641523.477}}", "{\"g\":[0.5]}", "[1480642020,1480641523.477]", "[null]",
            "1480642020", "null", "{\"x\":1480642020,\"y\":null}",
            "{\"at\":1480642020,\"set\":1480641523.477}", "{\"at\":1,\"set\":2,\"until\":3}", "{\"at\":1e99,\"set\":2}",
        ]);

    /// <summary>A number as a date or a time of day would be ambiguous, and a name is always a string.</summary>
    [Fact]
    public void OtherFormsOfTime_AreNotNumbers() => SerializerAgreement.Assert(
        Types,
        ["Times"],
        [
            .. from name in "hij" from number in Numbers[..4] select $"{{\"{name}\":{number}}}",
            .. from name in "kl" from number in Numbers[..4] select $"{{\"{name}\":{{\"{number}\":1}}}}",
            .. from name in "abcd" from value in (string[])["\"1480642020\"", "\"1480641523.477\"", "true", "[]", "{}", "\"2016-12-02\"", "\"NaN\"", "\"\""]
                select $"{{\"{name}\":{value}}}",
        ]);

    /// <summary>The options for numbers do not apply to times.</summary>
    [Fact]
    public void NumberHandling_DoesNotMatter()
    {
        using var function = CompiledFunction.Start(Generation.Of("""
            using System;
            using System.Text.Json.Serialization;
            [assembly: LambdaJson(NumberHandling = JsonNumberHandling.Strict)]
            public record Event(DateTime At);
            public static class Functions { [LambdaHandler] public static string Run(Event e) => $"{e.At:O} {e.At.Kind}"; }
            """), "Run");
        Assert.Equal((false, "\"2016-12-02T01:18:43.4770000Z Utc\""), function.Invoke("{\"at\":1480641523.477}"));
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("253402300800000000")]
    [InlineData("-62135596801")]
    public void NumberOutOfRange_IsAnErrorWithTheRange(string number)
    {
        using var function = CompiledFunction.Start(Generation.Of(
            "public record Event(System.DateTime At); public static class Functions { [LambdaHandler] public static int Run(Event e) => e.At.Year; }"), "Run");
        (bool isError, string body) = function.Invoke($"{{\"at\":{number}}}");
        Assert.True(isError);
        Assert.Contains(
            $"$.at: expected seconds, milliseconds or microseconds since 1970 that are in the years 1 to 9999, found the number {number} (line 1, position 7)",
            body,
            StringComparison.Ordinal);
        Assert.Contains(
            "expected an ISO 8601 date and time, or a number of seconds, milliseconds or microseconds since 1970, found a string", function.Invoke("{\"at\":\"1480642020\"}").Body,
            StringComparison.Ordinal);
    }
}
