using Lambda.Runtime.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>LAMBDA041 to LAMBDA046: calls that work under the just-in-time compiler but not in the native binary.</summary>
public sealed class NativeDifferenceTests
{
    /// <summary>Statements with the marked part, the id, and a part of the message.</summary>
    public static TheoryData<string, string, string> Calls => new()
    {
        { "_ = {|CultureInfo.GetCultureInfo(\"de-DE\")|};", "LAMBDA041", "'CultureInfo.GetCultureInfo(\"de-DE\")' throws CultureNotFoundException in the native binary, which has the invariant culture only; use CultureInfo.InvariantCulture with an explicit format, or set InvariantGlobalization to false and bring ICU" },
        { "_ = {|CultureInfo.GetCultureInfo(text)|};", "LAMBDA041", "'CultureInfo.GetCultureInfo(…)' throws" },
        { "_ = {|CultureInfo.GetCultureInfo(\"de-DE\", true)|};", "LAMBDA041", "throws CultureNotFoundException" },
        { "_ = {|new CultureInfo(\"en-US\")|};", "LAMBDA041", "'new CultureInfo(\"en-US\")' throws" },
        { "CultureInfo culture = {|new(\"en-US\", false)|};", "LAMBDA041", "'new CultureInfo(\"en-US\")' throws" },
        { "_ = {|new CultureInfo(1031)|};", "LAMBDA041", "'new CultureInfo(…)' throws" },
        { "_ = {|CultureInfo.CreateSpecificCulture(\"de\")|};", "LAMBDA041", "throws CultureNotFoundException" },
        { "_ = {|CultureInfo.GetCultureInfoByIetfLanguageTag(\"de\")|};", "LAMBDA041", "throws CultureNotFoundException" },
        { "_ = names.Select({|CultureInfo.GetCultureInfo|});", "LAMBDA041", "'CultureInfo.GetCultureInfo(…)' throws" },
        { "_ = {|new RegionInfo(\"US\")|};", "LAMBDA041", "'new RegionInfo(\"US\")' throws ArgumentException" },
        { "_ = {|text.Normalize()|};", "LAMBDA042", "'Normalize' does nothing in the native binary, which has no Unicode data for it: it returns the text unchanged" },
        { "_ = {|text.Normalize(NormalizationForm.FormD)|};", "LAMBDA042", "it returns the text unchanged" },
        { "Func<string> later = {|text.Normalize|};", "LAMBDA042", "it returns the text unchanged" },
        { "_ = {|text.IsNormalized()|};", "LAMBDA042", "'IsNormalized' does nothing in the native binary, which has no Unicode data for it: it returns true for every text" },
        { "_ = {|string.Compare(text, \"a\", StringComparison.CurrentCulture)|};", "LAMBDA043", "'StringComparison.CurrentCulture' compares by culture, and by character codes in the native binary, so that the order or the result differs: \"a\" comes before \"B\" by culture, and after it by code; use StringComparison.Ordinal, or set" },
        { "_ = {|string.Compare(text, \"a\", StringComparison.InvariantCultureIgnoreCase)|};", "LAMBDA043", "use StringComparison.OrdinalIgnoreCase" },
        { "_ = {|names.OrderBy(name => name, StringComparer.CurrentCulture)|};", "LAMBDA043", "use StringComparer.Ordinal" },
        { "_ = {|names.Order(StringComparer.InvariantCulture)|};", "LAMBDA043", "use StringComparer.Ordinal" },
        { "{|Array.Sort(names, StringComparer.CurrentCultureIgnoreCase)|};", "LAMBDA043", "use StringComparer.OrdinalIgnoreCase" },
        { "_ = {|new SortedDictionary<string, int>(StringComparer.InvariantCulture)|};", "LAMBDA043", "use StringComparer.Ordinal" },
        { "_ = {|names.Max(StringComparer.CurrentCulture)|};", "LAMBDA043", "use StringComparer.Ordinal" },
        { "_ = {|names.MinBy(name => name, StringComparer.InvariantCultureIgnoreCase)|};", "LAMBDA043", "use StringComparer.OrdinalIgnoreCase" },
        { "_ = {|new PriorityQueue<int, string>(StringComparer.CurrentCulture)|};", "LAMBDA043", "use StringComparer.Ordinal" },
        { "_ = {|System.Collections.Immutable.ImmutableSortedSet.Create(StringComparer.CurrentCulture, names)|};", "LAMBDA043", "use StringComparer.Ordinal" },
        { "_ = CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, \"e\", {|CompareOptions.IgnoreNonSpace|});", "LAMBDA043", "'CompareOptions.IgnoreNonSpace' compares by culture" },
        { "_ = string.Compare(text, \"10\", CultureInfo.InvariantCulture, {|CompareOptions.NumericOrdering|});", "LAMBDA043", "the option has no effect there" },
        { "_ = {|TimeZoneInfo.FindSystemTimeZoneById(\"W. Europe Standard Time\")|};", "LAMBDA044", "'TimeZoneInfo.FindSystemTimeZoneById' fails in the native binary, which does not know the Windows time zone 'W. Europe Standard Time'; use the IANA name \"Europe/Berlin\"" },
        { "_ = {|TimeZoneInfo.FindSystemTimeZoneById(\"Tonga Standard Time\")|};", "LAMBDA044", "use the IANA name, such as \"Europe/Berlin\"" },
        { "_ = {|TimeZoneInfo.FindSystemTimeZoneById(\"UTC+12\")|};", "LAMBDA044", "'UTC+12'" },
        { "_ = {|TimeZoneInfo.TryFindSystemTimeZoneById(\"Eastern Standard Time\", out _)|};", "LAMBDA044", "use the IANA name \"America/New_York\"" },
        { "_ = {|TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, \"Pacific Standard Time\")|};", "LAMBDA044", "use the IANA name \"America/Los_Angeles\"" },
        { "_ = {|JsonSerializer.Serialize(new Order(1))|};", "LAMBDA045", "'JsonSerializer.Serialize' throws InvalidOperationException in the native binary, which does not read types by reflection; call LambdaJson.Serialize, or pass the JsonTypeInfo for 'Order' of a JsonSerializerContext" },
        { "_ = {|JsonSerializer.Deserialize<Order>(text)|};", "LAMBDA045", "call LambdaJson.Deserialize, or pass the JsonTypeInfo for 'Order' of a JsonSerializerContext" },
        { "_ = {|JsonSerializer.Deserialize(text, typeof(Order))|};", "LAMBDA045", "pass the JsonTypeInfo for 'Order'" },
        { "_ = {|JsonSerializer.SerializeToUtf8Bytes(text)|};", "LAMBDA045", "call LambdaJson.SerializeToUtf8Bytes" },
        { "_ = {|JsonSerializer.SerializeAsync(stream, new Order(1))|};", "LAMBDA045", "pass the JsonTypeInfo for 'Order' of a JsonSerializerContext" },
        { "_ = {|JsonSerializer.Deserialize<Order>(text, (JsonSerializerOptions?)null)|};", "LAMBDA045", "throws InvalidOperationException" },
        { "_ = {|JsonSerializer.Deserialize<Order>(text, JsonSerializerOptions.Web)|};", "LAMBDA045", "throws InvalidOperationException" },
        { "_ = {|JsonSerializer.Deserialize<Order>(text, new JsonSerializerOptions { WriteIndented = true })|};", "LAMBDA045", "throws InvalidOperationException" },
        { "_ = {|JsonSerializer.Deserialize<Order>(text, new JsonSerializerOptions(JsonSerializerDefaults.Web))|};", "LAMBDA045", "throws InvalidOperationException" },
        { "_ = {|JsonSerializer.Deserialize<Order>(text, Shared)|};", "LAMBDA045", "throws InvalidOperationException" },
        { "_ = {|client.GetFromJsonAsync<Order>(\"/\")|};", "LAMBDA045", "'HttpClientJsonExtensions.GetFromJsonAsync' throws InvalidOperationException in the native binary, which does not read types by reflection; pass the JsonTypeInfo for 'Order' of a JsonSerializerContext" },
        { "_ = {|client.PostAsJsonAsync(\"/\", new Order(1))|};", "LAMBDA045", "pass the JsonTypeInfo for 'Order'" },
        { "_ = {|content.ReadFromJsonAsync<Order>()|};", "LAMBDA045", "pass the JsonTypeInfo for 'Order'" },
        { "_ = {|JsonContent.Create(new Order(1))|};", "LAMBDA045", "pass the JsonTypeInfo for 'Order'" },
        { "{|new System.Text.Json.Nodes.JsonArray().Add(new Order(1))|};", "LAMBDA045", "throws NotSupportedException in the native binary, which does not read types by reflection; create the node with JsonNode.Parse or a typed overload" },
        { "{|new System.Text.Json.Nodes.JsonArray().Add(\"a\")|};", "LAMBDA045", "throws NotSupportedException" },
        { "{|System.Text.Json.Nodes.JsonNode.Parse(text)!.ReplaceWith(1)|};", "LAMBDA045", "throws NotSupportedException" },
        { "_ = {|System.Reflection.Assembly.LoadFrom(text)|};", "LAMBDA046", "'Assembly.LoadFrom' may fail in the native binary, because code that nothing visibly uses is removed" },
        { "_ = {|Enum.GetValues(typeof(DayOfWeek))|};", "LAMBDA046", "'Enum.GetValues' may fail in the native binary, where no code can be generated at run time" },
        { "_ = {|typeof(List<>).MakeGenericType(typeof(int))|};", "LAMBDA046", "'Type.MakeGenericType' may fail" },
        { "_ = {|Type.GetType(text)|};", "LAMBDA046", "'Type.GetType' may fail" },
        { "Func<Type[], Type> make = {|typeof(List<>).MakeGenericType|};", "LAMBDA046", "'Type.MakeGenericType' may fail" },
        { "_ = {|Array.CreateInstance(text.GetType(), 1)|};", "LAMBDA046", "'Array.CreateInstance' may fail" },
        { "_ = {|new System.Reflection.Emit.DynamicMethod(\"m\", typeof(void), null)|};", "LAMBDA046", "'DynamicMethod.new' may fail" },
        { "{|Old()|}; [System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(\"It reads types.\")] static void Old() { }", "LAMBDA046", "because code that nothing visibly uses is removed: It reads types." },
    };

    /// <summary>Statements that work in the native binary.</summary>
    public static TheoryData<string> Right => new()
    {
        "_ = CultureInfo.GetCultureInfo(\"\");",
        "_ = new CultureInfo(\"\");",
        "_ = new CultureInfo(127);",
        "_ = CultureInfo.InvariantCulture; _ = CultureInfo.CurrentCulture.Name;",
        "_ = string.Compare(text, \"a\", StringComparison.Ordinal);",
        "_ = names.OrderBy(name => name, StringComparer.Ordinal);",
        "_ = names.OrderBy(name => name); Array.Sort(names);",
        "_ = text.Equals(\"a\", StringComparison.InvariantCultureIgnoreCase);",
        "_ = new Dictionary<string, int>(StringComparer.InvariantCultureIgnoreCase);",
        "_ = string.Compare(text, \"a\", CultureInfo.InvariantCulture, CompareOptions.IgnoreCase);",
        "_ = TimeZoneInfo.FindSystemTimeZoneById(\"Europe/Berlin\"); _ = TimeZoneInfo.FindSystemTimeZoneById(\"UTC\"); _ = TimeZoneInfo.FindSystemTimeZoneById(text);",
        "_ = JsonSerializer.Deserialize(text, (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Order>)null!);",
        "_ = JsonSerializer.Deserialize(text, typeof(Order), (System.Text.Json.Serialization.JsonSerializerContext)null!);",
        "_ = JsonSerializer.Deserialize<Order>(text, new JsonSerializerOptions { TypeInfoResolver = null });",
        "_ = JsonSerializer.Deserialize<Order>(text, new JsonSerializerOptions(Given));",
        "_ = JsonSerializer.Deserialize<Order>(text, Given);",
        "new System.Text.Json.Nodes.JsonArray().Add(new System.Text.Json.Nodes.JsonObject()); new System.Text.Json.Nodes.JsonArray().Add(new System.Text.Json.Nodes.JsonArray());",
        "new System.Text.Json.Nodes.JsonArray().Add(JsonElement.Parse(text)); new System.Text.Json.Nodes.JsonArray().Add<object?>(null);",
        "System.Text.Json.Nodes.JsonNode.Parse(text)!.ReplaceWith(System.Text.Json.Nodes.JsonNode.Parse(text)); _ = System.Text.Json.Nodes.JsonValue.Create<JsonElement>(default);",
        "new Limits(); } public class Limits { [System.ComponentModel.DataAnnotations.MaxLength(20)] public string A { get; set; } = \"\"; [Old(1)] public int B { get; set; } void M() { } } public class OldAttribute : Attribute { [System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(\"It reads types.\")] public OldAttribute(int a) { } static void M() { }",
        "Func<string, JsonSerializerOptions, Order?> read = JsonSerializer.Deserialize<Order>; Func<string, DateTime> parse = DateTime.Parse; _ = names.Select(int.Parse);",
        "_ = JsonDocument.Parse(text); _ = System.Text.Json.Nodes.JsonNode.Parse(text); new System.Text.Json.Nodes.JsonArray().Add((System.Text.Json.Nodes.JsonNode?)1);",
        "_ = LambdaJson.Deserialize<Order>(text);",
        "_ = Type.GetType(\"System.Int32\"); _ = Enum.GetValues<DayOfWeek>(); _ = Activator.CreateInstance<List<int>>();",
        "if (System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported) _ = typeof(List<>).MakeGenericType(typeof(int));",
        "_ = nameof(Type.MakeGenericType);",
        "Known(); [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage(\"AOT\", \"IL3050\")] static void Known() => _ = typeof(List<>).MakeGenericType(typeof(int));",
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void CallThatFailsInTheNativeBinary_IsAWarning(string statements, string id, string message)
    {
        string marked = statements[(statements.IndexOf("{|", StringComparison.Ordinal) + 2)..statements.IndexOf("|}", StringComparison.Ordinal)];
        Diagnostic diagnostic = Assert.Single(Analyze(statements.Replace("{|", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal)));
        Assert.Equal((id, DiagnosticSeverity.Warning, marked), (diagnostic.Id, diagnostic.Severity, Analysis.Marked(diagnostic)));
        Assert.Contains(message, diagnostic.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void CallThatWorksInTheNativeBinary_HasNoWarning(string statements) => Assert.Empty(Analyze(statements));

    [Theory]
    [InlineData("_ = CultureInfo.GetCultureInfo(\"de-DE\");", "InvariantGlobalization", "false")]
    [InlineData("_ = CultureInfo.GetCultureInfo(\"de-DE\");", "PredefinedCulturesOnly", "false")]
    [InlineData("_ = text.Normalize();", "InvariantGlobalization", "false")]
    [InlineData("_ = string.Compare(text, \"a\", StringComparison.CurrentCulture);", "InvariantGlobalization", "false")]
    [InlineData("_ = string.Compare(text, \"a\", CultureInfo.InvariantCulture, CompareOptions.NumericOrdering);", "InvariantGlobalization", "false")]
    [InlineData("_ = TimeZoneInfo.FindSystemTimeZoneById(\"W. Europe Standard Time\");", "InvariantGlobalization", "false")]
    [InlineData("_ = JsonSerializer.Serialize(text);", "JsonSerializerIsReflectionEnabledByDefault", "true")]
    [InlineData("_ = typeof(List<>).MakeGenericType(typeof(int));", "EnableAotAnalyzer", "true")]
    [InlineData("_ = CultureInfo.GetCultureInfo(\"de-DE\"); _ = JsonSerializer.Serialize(text);", "PublishAot", "false")]
    [InlineData("_ = CultureInfo.GetCultureInfo(\"de-DE\"); _ = JsonSerializer.Serialize(text);", "IsTestProject", "true")]
    [InlineData("_ = CultureInfo.GetCultureInfo(\"de-DE\"); _ = JsonSerializer.Serialize(text);", "_LambdaIsIndirect", "true")]
    public void ProjectSettingThatMakesTheCallWork_SuppressesTheWarning(string statements, string property, string value)
    {
        Assert.NotEmpty(Analyze(statements));
        Assert.Empty(Analyze(statements, (property, value)));
    }

    [Theory]
    [InlineData("InvariantGlobalization", "true")]
    [InlineData("PublishAot", "")]
    public void ProjectWithTheDefaultSettings_HasTheWarnings(string property, string value) =>
        Assert.Equal(2, Analyze("_ = CultureInfo.GetCultureInfo(\"de-DE\"); _ = JsonSerializer.Serialize(text);", (property, value)).Length);

    /// <summary>With the property that Lambda.Runtime.Testing sets, only calls that fail in the test process are a warning, and not those that only fail in native code.</summary>
    [Fact]
    public void JsonByReflectionInATest_IsAWarning()
    {
        (string, string)[] test = [("IsTestProject", "true"), ("JsonSerializerIsReflectionEnabledByDefault", "false")];
        Diagnostic diagnostic = Assert.Single(Analyze("_ = JsonSerializer.Serialize(text, Shared); _ = CultureInfo.GetCultureInfo(\"de-DE\"); _ = JsonSerializer.Serialize(text, Given);", test));
        Assert.Equal(("LAMBDA048", DiagnosticSeverity.Warning, "JsonSerializer.Serialize(text, Shared)"), (diagnostic.Id, diagnostic.Severity, Analysis.Marked(diagnostic)));
        Assert.StartsWith(
            "'JsonSerializer.Serialize' throws InvalidOperationException in this test project, which has reflection-based JSON disabled as in the native binary; pass options with a TypeInfoResolver, or set",
            diagnostic.Text(),
            StringComparison.Ordinal);
        Assert.Equal("LAMBDA048", Assert.Single(Analyze("Action<int> add = new System.Text.Json.Nodes.JsonArray().Add<int>;", test)).Id);
    }

    /// <summary>A library that references the package, directly or through another, becomes part of a function.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("true")]
    public void LibraryWithoutHandlers_IsAnalyzedToo(string isIndirect) => Assert.Single(Analysis.Run(
        new NativeDifferenceAnalyzer(),
        Generation.Run("public class C { object D() => new System.Globalization.CultureInfo(\"de\"); }", OutputKind.DynamicallyLinkedLibrary),
        ("_LambdaIsIndirect", isIndirect)));

    [Fact]
    public void NativeProgramThatGetsThePackageThroughAnother_IsAnalyzed() =>
        Assert.Single(Analyze("_ = CultureInfo.GetCultureInfo(\"de-DE\");", ("_LambdaIsIndirect", "true"), ("PublishAot", "true")));

    [Fact]
    public void MemberOfATypeThatNeedsUntrimmedCode_IsNotReportedInThatType() => Assert.Empty(Analysis.Run(
        new NativeDifferenceAnalyzer(),
        Generation.Run("[System.Diagnostics.CodeAnalysis.RequiresDynamicCode(\"a\")] public class C { object D() => typeof(System.Collections.Generic.List<>).MakeGenericType(typeof(int)); }", OutputKind.DynamicallyLinkedLibrary)));

    private static Diagnostic[] Analyze(string statements, params (string Name, string Value)[] properties)
    {
        Generation generation = Generation.Run($$"""
            using System; using System.Collections.Generic; using System.Globalization; using System.IO; using System.Linq; using System.Net.Http; using System.Net.Http.Json; using System.Text; using System.Text.Json;

            public record Order(int Id);

            public static class F
            {
                private static readonly JsonSerializerOptions Shared = new() { WriteIndented = true };

                private static JsonSerializerOptions Given { get; set; } = null!;

                [LambdaHandler]
                public static void Handle() { }

                private static void Call(string text, string[] names, Stream stream, HttpClient client, HttpContent content)
                {
                    {{statements}}
                }
            }
            """);
        Assert.DoesNotContain(generation.Output.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return Analysis.Run(new NativeDifferenceAnalyzer(), generation, properties);
    }
}
