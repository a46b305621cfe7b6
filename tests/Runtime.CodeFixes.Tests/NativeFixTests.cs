namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>Fixes of calls that differ in the native binary.</summary>
public sealed class NativeFixTests
{
    [Fact]
    public Task ComparerByCulture_BecomesOrdinal() => FixTest.Verify(
        "LAMBDA043",
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(string[] names) => Console.WriteLine(names.OrderBy(name => name, StringComparer.CurrentCulture).Count());
        +    public static void Run(string[] names) => Console.WriteLine(names.OrderBy(name => name, StringComparer.Ordinal).Count());
        }
        """,
        "Use StringComparer.Ordinal");

    [Fact]
    public Task ComparisonThatIgnoresCase_BecomesOrdinalIgnoreCase() => FixTest.Verify(
        "LAMBDA043",
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(string[] names) => Console.WriteLine(string.Compare("a", names[0], System.StringComparison.InvariantCultureIgnoreCase));
        +    public static void Run(string[] names) => Console.WriteLine(string.Compare("a", names[0], System.StringComparison.OrdinalIgnoreCase));
        }
        """,
        "Use StringComparison.OrdinalIgnoreCase");

    [Fact]
    public Task ComparerOfCollection_BecomesOrdinal() => FixTest.Verify(
        "LAMBDA043",
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(string[] names) => Console.WriteLine(new SortedSet<string>(names, StringComparer.InvariantCulture).Count);
        +    public static void Run(string[] names) => Console.WriteLine(new SortedSet<string>(names, StringComparer.Ordinal).Count);
        }
        """,
        "Use StringComparer.Ordinal");

    [Fact]
    public Task WindowsTimeZone_BecomesIana() => FixTest.Verify(
        "LAMBDA044",
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(string[] names) => Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById("W. Europe Standard Time"));
        +    public static void Run(string[] names) => Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        }
        """,
        "Use \"Europe/Berlin\"");

    [Fact]
    public Task WindowsTimeZoneAsSecondArgument_BecomesIana() => FixTest.Verify(
        "LAMBDA044",
        """
        using System;
        using System.Collections.Generic;
        using System.Linq;

        public static class Functions
        {
            [LambdaHandler]
        -    public static void Run(string[] names) => Console.WriteLine(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Pacific Standard Time"));
        +    public static void Run(string[] names) => Console.WriteLine(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "America/Los_Angeles"));
        }
        """);

    [Theory]
    [InlineData("LAMBDA044", "TimeZoneInfo.FindSystemTimeZoneById(\"Tonga Standard Time\")")]
    [InlineData("LAMBDA043", "System.Globalization.CultureInfo.InvariantCulture.CompareInfo.IndexOf(\"a\", \"e\", System.Globalization.CompareOptions.IgnoreNonSpace)")]
    public async Task CallWithoutAKnownReplacement_HasNoFix(string id, string call) => Assert.Empty(await (await FixedProject.Create(
        $"using System; public static class F {{ [LambdaHandler] public static void Run() => Console.WriteLine({call}); }}")).Titles(id));
}
