using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Which members are not written, by type: <c>[LambdaJsonTypeOptions]</c>, and the types of Amazon's packages.</summary>
public sealed class JsonTypeOptionsTests
{
    private const string Usings = """
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json;
        using System.Text.Json.Serialization;

        """;

    private const string NoNulls = "[LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]";

    /// <summary>An IAM policy as a user may declare it in a library that does not reference the runtime.</summary>
    private const string Policy = """
        namespace Shop;

        public class AuthorizerResponse
        {
            public string? PrincipalId { get; set; }
            public PolicyDocument? PolicyDocument { get; set; }
            public Dictionary<string, string?>? Context { get; set; }
            public string? UsageIdentifierKey { get; set; }
        }

        public class PolicyDocument
        {
            [JsonPropertyName("Version")] public string? Version { get; set; }
            [JsonPropertyName("Statement")] public List<Statement>? Statement { get; set; }
        }

        public class Statement
        {
            [JsonPropertyName("Effect")] public string? Effect { get; set; }
            [JsonPropertyName("Action")] public HashSet<string>? Action { get; set; }
            [JsonPropertyName("Resource")] public HashSet<string>? Resource { get; set; }
            [JsonPropertyName("NotResource")] public HashSet<string>? NotResource { get; set; }
            [JsonPropertyName("Condition")] public IDictionary<string, IDictionary<string, object>>? Condition { get; set; }
        }
        """;

    private const string NewPolicy = """
        new Shop.AuthorizerResponse
        {
            PrincipalId = "user",
            PolicyDocument = new() { Version = "2012-10-17", Statement = [new() { Effect = "Allow", Action = ["execute-api:Invoke"], Resource = ["arn:aws:execute-api:*"] }] },
            Context = new() { ["tenant"] = "a", ["role"] = null },
        }
        """;

    /// <summary>The shape of Amazon.Lambda.LexV2Events, and of older packages, whose members have no names for System.Text.Json.</summary>
    private const string Lex = """
        namespace Amazon.Lambda.LexV2Events
        {
            public class LexV2Response
            {
                [JsonPropertyName("sessionState")] public LexV2SessionState? SessionState { get; set; }
                [JsonPropertyName("messages")] public IList<LexV2Message>? Messages { get; set; }
                [System.Runtime.Serialization.DataMember(Name = "requestAttributes", EmitDefaultValue = false)]
                [JsonPropertyName("requestAttributes")] public IDictionary<string, string?>? RequestAttributes { get; set; }
            }

            public class LexV2SessionState
            {
                [JsonPropertyName("activeContexts")] public List<string>? ActiveContexts { get; set; }
                [JsonPropertyName("dialogAction")] public LexV2DialogAction? DialogAction { get; set; }
                [JsonPropertyName("intent")] public LexV2Intent? Intent { get; set; }
            }

            public class LexV2DialogAction
            {
                [JsonPropertyName("slotToElicit")] public string? SlotToElicit { get; set; }
                [JsonPropertyName("type")] public string? Type { get; set; }
            }

            public class LexV2Intent
            {
                [JsonPropertyName("name")] public string? Name { get; set; }
                [JsonPropertyName("slots")] public IDictionary<string, LexV2Slot?>? Slots { get; set; }
                [JsonPropertyName("state")] public string? State { get; set; }
            }

            public class LexV2Slot { [JsonPropertyName("shape")] public string? Shape { get; set; } }

            public class LexV2Message { [JsonPropertyName("content")] public string? Content { get; set; } [JsonPropertyName("contentType")] public string? ContentType { get; set; } }

            public class OldPolicy { public string Version { get; set; } = "2012-10-17"; public string? Condition { get; set; } public int Count { get; set; } }

            public class ResponseElements { public string? XAmzId2 { get; set; } public string? XAmzRequestId { get; set; } }
        }
        """;

    /// <summary>Types, a value, and its JSON.</summary>
    public static TheoryData<string, string, string> Types => new()
    {
        { $"{NoNulls} public record R(string? A, int? B, int C, string D);", "new R(null, null, 0, \"d\")", """{"c":0,"d":"d"}""" },
        { $"{NoNulls} public record R(string? A, int? B, int C, string D);", "new R(\"a\", 1, 2, \"d\")", """{"a":"a","b":1,"c":2,"d":"d"}""" },
        { $"{NoNulls} public readonly record struct R(string? A, int B);", "new R(null, 0)", """{"b":0}""" },
        { $"{NoNulls} public interface IR {{ string? A {{ get; }} int B {{ get; }} }} public record R(string? A, int B) : IR;", "(IR)new R(null, 1)", """{"b":1}""" },
        { "[LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)] public record R(string? A, int? B, int C);", "new R(null, 0, 0)", """{"b":0}""" },
        { $"{NoNulls} public record R(string? A) {{ [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public string? B {{ get; init; }} }}", "new R(null as string)", """{"b":null}""" },

        // The type of a member has its own options.
        { $"{NoNulls} public record R(string? A, Inner B, Inner? C); public record Inner(string? D);", "new R(null, new(null), null)", """{"b":{"d":null}}""" },
        { $"public record R(string? A, Inner B); {NoNulls} public record Inner(string? D, int? E);", "new R(null, new(null, 1))", """{"a":null,"b":{"e":1}}""" },
        { $"{NoNulls} public record R(List<string?> A, Dictionary<string, string?> B);", "new R([null], new() { [\"x\"] = null })", """{"a":[null],"b":{"x":null}}""" },
        { $"{NoNulls} public class R {{ [JsonExtensionData] public Dictionary<string, object?>? More {{ get; set; }} }}", "new R { More = new() { [\"x\"] = null } }", """{"x":null}""" },

        // Inherited members belong to the type that is written; a derived type has its own options.
        { $"public class B {{ public string? A {{ get; set; }} }} {NoNulls} public class R : B {{ public string? C {{ get; set; }} }}", "new R()", "{}" },
        { $"{NoNulls} public class B {{ public string? A {{ get; set; }} }} public class R : B {{ public string? C {{ get; set; }} }}", "new R()", """{"c":null,"a":null}""" },
        { $"{NoNulls} [JsonDerivedType(typeof(R), \"r\")] public class B {{ public string? A {{ get; set; }} }} public class R : B {{ public string? C {{ get; set; }} }}", "(B)new R()", """{"$type":"r","c":null,"a":null}""" },
        { $"[JsonDerivedType(typeof(R), \"r\")] public class B {{ public string? A {{ get; set; }} }} {NoNulls} public class R : B {{ public string? C {{ get; set; }} }}", "new B[] { new(), new R() }", """[{"a":null},{"$type":"r"}]""" },

        // The options of the assembly.
        { "[assembly: LambdaJson(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)] [LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.Never)] public record R(string? A, Inner B); public record Inner(string? D);", "new R(null, new(null))", """{"a":null,"b":{}}""" },
        { "[assembly: LambdaJson(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)] " + NoNulls + " public record R(string? A, int B);", "new R(null, 0)", """{"b":0}""" },
        { "[assembly: LambdaJsonTypeOptions(typeof(R), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)] [LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.Never)] public record R(string? A);", "new R(null as string)", "{}" },
        { "[assembly: LambdaJsonTypeOptions(typeof(Page<>), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)] public record Page<T>(T? Item, string? Next) where T : class;", "new Page<string>(\"a\", null)", """{"item":"a"}""" },
        { "[assembly: LambdaJsonTypeOptions(typeof(Page<string>), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)] public record Page<T>(T? Item) where T : class; public record Other(string? A);", "(new Page<string>(null as string), new Page<Other>(null as Other)) is var (a, b) ? LambdaJson.Serialize(a) + LambdaJson.Serialize(b) : \"\"", "\"{}{\\\"item\\\":null}\"" },
    };

    /// <summary>Options for reading: types, JSON, and the JSON of what was read.</summary>
    public static TheoryData<string, string, string> Readings => new()
    {
        { "[LambdaJsonTypeOptions(TreatNullAsMissing = true)] public class R { public string A { get; init; } = \"a\"; public int B { get; set; } = 1; public List<int> C { get; set; } = [2]; public bool? D { get; set; } = true; public RawJson E { get; set; } = RawJson.Parse(\"3\"); }", """{"a":null,"b":null,"c":null,"d":null,"e":null}""", """{"a":"a","b":1,"c":[2],"d":true,"e":3}""" },
        { "[LambdaJsonTypeOptions(TreatNullAsMissing = true)] public record R(int A = 5, string B = \"b\") { public required int C { get; init; } public int D { get; set; } = 4; }", """{"a":null,"b":null,"c":3,"d":null}""", """{"a":5,"b":"b","c":3,"d":4}""" },
        { "[LambdaJsonTypeOptions(TreatNullAsMissing = true)] public class R { [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> A { get; } = [1]; }", """{"a":null}""", """{"a":[1]}""" },
        { "[LambdaJsonTypeOptions(TreatNullAsMissing = true)] public class R { public Inner A { get; set; } = new(); } public class Inner { public string? B { get; set; } = \"b\"; }", """{"a":{"b":null}}""", """{"a":{"b":null}}""" },
        { "[LambdaJsonTypeOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)] public record R(string OrderId, Inner Inner); public record Inner(string PartId);", """{"order_id":"1","inner":{"partId":"2"}}""", """{"order_id":"1","inner":{"partId":"2"}}""" },
        { "[LambdaJsonTypeOptions(NumberHandling = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)] public record R(int A, List<int> B);", """{"a":1,"b":[2]}""", """{"a":"1","b":["2"]}""" },
        { "[assembly: LambdaJson(UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)] [LambdaJsonTypeOptions(UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)] public record R(int A);", """{"a":1,"b":2}""", """{"a":1}""" },

        // For all types of the assembly, and for one of them.
        { "[assembly: LambdaJsonTypeOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, TreatNullAsMissing = true)] public class R { public string OrderId { get; set; } = \"1\"; public Inner? Inner { get; set; } } public class Inner { public int PartId { get; set; } = 2; }", """{"order_id":null,"inner":{"part_id":null}}""", """{"order_id":"1","inner":{"part_id":2}}""" },
        { "[assembly: LambdaJsonTypeOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, TreatNullAsMissing = true)] [LambdaJsonTypeOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower)] public class R { public string OrderId { get; set; } = \"1\"; }", """{"order-id":null}""", """{"order-id":"1"}""" },
    };

    /// <summary>Attributes, with the declarations that they need, and the message.</summary>
    public static TheoryData<string, string> Errors => new()
    {
        { "[{|LAMBDA029:LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.Always)|}] public record R(string A);", "'[LambdaJsonTypeOptions]' sets DefaultIgnoreCondition to JsonIgnoreCondition.Always, by which JSON would have no members; use WhenWritingNull, WhenWritingDefault or Never" },
        { "[assembly: {|LAMBDA029:LambdaJson(DefaultIgnoreCondition = JsonIgnoreCondition.Always)|}]", "'[assembly: LambdaJson]' sets DefaultIgnoreCondition to JsonIgnoreCondition.Always" },
        { "[assembly: {|LAMBDA029:LambdaJsonTypeOptions(typeof(R))|}] public record R(string A);", "'[assembly: LambdaJsonTypeOptions]' sets no option; set one, such as DefaultIgnoreCondition, or remove the attribute" },
        { "[{|LAMBDA029:LambdaJsonTypeOptions|}] public record R(string A);", "'[LambdaJsonTypeOptions]' sets no option" },
        { "[assembly: {|LAMBDA029:LambdaJsonTypeOptions(typeof(Dictionary<string, string>), TreatNullAsMissing = true)|}]", "has no effect on 'System.Collections.Generic.Dictionary<string, string>', which is not an object with members in JSON; name the type that has the members" },
        { "[assembly: {|LAMBDA029:LambdaJsonTypeOptions(typeof(int[]), TreatNullAsMissing = true)|}]", "has no effect on 'int[]', which is not an object with members in JSON" },
        { "[assembly: {|LAMBDA029:LambdaJsonTypeOptions(typeof(System.Guid), TreatNullAsMissing = true)|}]", "has no effect on 'System.Guid'" },
        { "[assembly: {|LAMBDA029:LambdaJsonTypeOptions(typeof(E), TreatNullAsMissing = true)|}] public enum E { A }", "has no effect on 'E'" },
        { "[{|LAMBDA029:LambdaJsonTypeOptions(TreatNullAsMissing = true)|}] public class R : List<int>;", "has no effect on 'R'" },
        { "[assembly: LambdaJsonTypeOptions(typeof(R), TreatNullAsMissing = true)] [assembly: {|LAMBDA029:LambdaJsonTypeOptions(typeof(R), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)|}] public record R(string A);", "'[assembly: LambdaJsonTypeOptions]' is given twice for 'R'; keep one of the two" },
        { "[LambdaJsonTypeOptions(TreatNullAsMissing = true)] [{|LAMBDA029:LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)|}] public record R(string A);", "'[LambdaJsonTypeOptions]' is given twice for 'R'" },
        { "[{|LAMBDA029:LambdaJsonTypeOptions(typeof(S), TreatNullAsMissing = true)|}] public record R(string A); public record S(string A);", "is on the type 'R' and names one, but applies to one type; remove the argument, or put the attribute on the assembly" },
        { "[{|LAMBDA029:LambdaJsonTypeOptions(TreatNullAsMissing = true)|}] [JsonConverter(typeof(C))] public record R(string A); public class C : JsonConverter<R> { public override R Read(ref Utf8JsonReader r, System.Type t, JsonSerializerOptions o) => null!; public override void Write(Utf8JsonWriter w, R v, JsonSerializerOptions o) { } }", "has no effect on 'R', which its [JsonConverter] reads and writes; remove one of the two" },
        { "[assembly: LambdaJson(typeof(C))] [{|LAMBDA029:LambdaJsonTypeOptions(TreatNullAsMissing = true)|}] public record R(string A); [JsonSerializable(typeof(R))] public class C() : JsonSerializerContext(null) { protected override JsonSerializerOptions? GeneratedSerializerOptions => null; public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(System.Type type) => null; }", "has no effect on 'R', which a JsonSerializerContext reads and writes; set the options in the [JsonSourceGenerationOptions] of the context" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void OptionOfAType_AppliesToItsMembers(string types, string value, string json) => Assert.Equal(json, Written(types, value));

    [Theory]
    [MemberData(nameof(Readings))]
    public void OptionOfAType_AppliesToReading(string types, string json, string expected) =>
        Assert.Equal(expected, Written(types, $"LambdaJson.Deserialize<R>({Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(json, quote: true)})"));

    /// <summary>A null is as if the member was missing, which is an error.</summary>
    [Fact]
    public void NullOfARequiredMember_IsAnErrorIfItIsMissing()
    {
        System.Reflection.TargetInvocationException error = Assert.Throws<System.Reflection.TargetInvocationException>(() => Written(
            "[LambdaJsonTypeOptions(TreatNullAsMissing = true)] public class R { public required string A { get; init; } }", "LambdaJson.Deserialize<R>(\"{\\\"a\\\":null}\")"));
        Assert.Contains("the required member \"a\" is missing", error.InnerException!.Message, StringComparison.Ordinal);
    }

    /// <summary>The options of a library apply to its types, and those of the project that uses it do not.</summary>
    [Fact]
    public void OptionsOfALibrary_ApplyToItsTypes() => Assert.Equal(
        """{"order_id":"1","price":2}""",
        Written(
            "[assembly: LambdaJson(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseUpper, NumberHandling = JsonNumberHandling.WriteAsString, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]",
            """LambdaJson.Deserialize<Shop.Order>("{\"order_id\":null,\"price\":2,\"more\":1}")""",
            """
            [assembly: LambdaJsonTypeOptions(
                PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
                DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
                NumberHandling = JsonNumberHandling.AllowReadingFromString,
                UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
                TreatNullAsMissing = true)]
            namespace Shop;
            public class Order { public string OrderId { get; init; } = "1"; public int? Price { get; init; } public string? Note { get; init; } }
            """,
            "Contracts"));

    [Theory]
    [MemberData(nameof(Errors))]
    public Task OptionWithoutAnEffect_IsAnError(string source, string message) =>
        DiagnosticTests.Verify(Usings + source + " public static class F { [LambdaHandler] public static void Run() { } }", message);

    /// <summary>By default as System.Text.Json writes it, which API Gateway rejects.</summary>
    [Theory]
    [InlineData("", ""","NotResource":null,"Condition":null""", ""","usageIdentifierKey":null""")]
    [InlineData("[assembly: LambdaJsonTypeOptions(typeof(Shop.Statement), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]", "", ""","usageIdentifierKey":null""")]
    [InlineData("[assembly: LambdaJsonTypeOptions(typeof(Shop.AuthorizerResponse), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]", ""","NotResource":null,"Condition":null""", "")]
    [InlineData("[assembly: LambdaJson(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]", "", "")]
    public void IamPolicyOfAnotherProject_HasNullsByItsOptions(string options, string ofStatement, string ofResponse) => Assert.Equal(
        """{"principalId":"user","policyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["execute-api:Invoke"],"Resource":["arn:aws:execute-api:*"]"""
            + ofStatement + """}]},"context":{"tenant":"a","role":null}""" + ofResponse + "}",
        Written(options, NewPolicy, Policy, "Contracts"));

    /// <summary>The same types in a package of Amazon's need no option. Options of the project do not change what AWS's services expect; those of a type do.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("[assembly: LambdaJson(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseUpper, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]")]
    public void LexResponseOfAmazonsPackage_HasNoNulls(string options) => Assert.Equal(
        """{"sessionState":{"dialogAction":{"type":"Close"},"intent":{"name":"Order","slots":{"Size":null,"Crust":{}},"state":"Fulfilled"}},"messages":[{"content":"Done"}]}""",
        Written(
            options,
            """
            new Amazon.Lambda.LexV2Events.LexV2Response
            {
                SessionState = new()
                {
                    DialogAction = new() { Type = "Close" },
                    Intent = new() { Name = "Order", State = "Fulfilled", Slots = new Dictionary<string, Amazon.Lambda.LexV2Events.LexV2Slot?> { ["Size"] = null, ["Crust"] = new() } },
                },
                Messages = [new() { Content = "Done" }],
            }
            """,
            Lex,
            "Amazon.Lambda.LexV2Events"));

    [Theory]
    [InlineData("", "new Amazon.Lambda.LexV2Events.OldPolicy()", """{"Version":"2012-10-17","Count":0}""")]
    [InlineData("[assembly: LambdaJsonTypeOptions(typeof(Amazon.Lambda.LexV2Events.OldPolicy), DefaultIgnoreCondition = JsonIgnoreCondition.Never)]", "new Amazon.Lambda.LexV2Events.OldPolicy()", """{"Version":"2012-10-17","Condition":null,"Count":0}""")]
    [InlineData("public class R : Amazon.Lambda.LexV2Events.OldPolicy { public string? Own { get; set; } }", "new R()", """{"own":null,"Version":"2012-10-17","Count":0}""")]
    [InlineData("", """LambdaJson.Deserialize<Amazon.Lambda.LexV2Events.OldPolicy>("{\"version\":\"v\",\"Condition\":\"c\"}")!""", """{"Version":"v","Condition":"c","Count":0}""")]
    [InlineData("", """LambdaJson.Deserialize<Amazon.Lambda.LexV2Events.ResponseElements>("{\"x-amz-id-2\":\"i\",\"x-amz-request-id\":\"r\"}")!""", """{"x-amz-id-2":"i","x-amz-request-id":"r"}""")]
    public void MemberOfAmazonsPackage_IsReadAndWrittenAsByAmazonsSerializer(string source, string value, string json) =>
        Assert.Equal(json, Written(source, value, Lex, "Amazon.Lambda.LexV2Events"));

    [Theory]
    [InlineData("Amazon.Lambda.Annotations")]
    [InlineData("My.Amazon.Lambda.LexV2Events")]
    public void OtherAssemblies_AreNotAmazonsPackages(string assembly) =>
        Assert.Equal("""{"version":"2012-10-17","condition":null,"count":0}""", Written("", "new Amazon.Lambda.LexV2Events.OldPolicy()", Lex, assembly));

    /// <summary>The attribute is in the metadata of the other project, whatever symbols that defines.</summary>
    [Fact]
    public void OptionOfATypeInAnotherProject_Applies() =>
        Assert.Equal("""{"a":"a"}""", Written("", "new Shop.R(\"a\", null)", $"namespace Shop; {NoNulls} public record R(string? A, string? B);", "Contracts"));

    /// <summary>System.Text.Json allows its attribute on types since .NET 11; for the compiler of this test, that is an error in the source.</summary>
    [Theory]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]", "JsonIgnoreCondition.WhenWritingNull")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]", "JsonIgnoreCondition.WhenWritingDefault")]
    [InlineData("[JsonIgnore(Condition = JsonIgnoreCondition.Never)]", "JsonIgnoreCondition.Never")]
    public void JsonIgnoreOnAType_IsTheSameOption(string attribute, string condition)
    {
        Assert.Equal(Writer($"[LambdaJsonTypeOptions(DefaultIgnoreCondition = {condition})]"), Writer(attribute));

        static string Writer(string attribute)
        {
            var generation = Generation.Run(
                Usings + "[assembly: LambdaJson(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)] " + attribute
                + " public record R(string? A, int B); public static class F { [LambdaHandler] public static R? Run() => null; }");
            Assert.Empty(generation.Result.Diagnostics);
            return generation.Result.GeneratedSources.Single(static source => source.HintName.StartsWith("JsonWriters.R.", StringComparison.Ordinal)).SourceText.ToString();
        }
    }

    [Fact]
    public void JsonIgnoreWithoutAConditionOnAType_IsAnError()
    {
        var generation = Generation.Run(Usings + "[JsonIgnore] public record R(string A); public static class F { [LambdaHandler] public static R Run() => null!; }");
        Diagnostic found = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal("LAMBDA029", found.Id);
        Assert.Equal(
            "'result' is of type 'R', which carries [JsonIgnore] without a condition, by which JSON would have no members; "
            + "set Condition to JsonIgnoreCondition.WhenWritingNull, WhenWritingDefault or Never",
            found.Text());
    }

    /// <summary>Compiles a function with an optional library, and returns the JSON of a value.</summary>
    private static string Written(string source, string value, string? library = null, string name = "")
    {
        byte[]? libraryImage = library is null ? null : Library.CompileImage(Usings + library, name);
        var generation = Generation.Of(
            $$"""
            {{Usings}}{{source}}
            public static class Functions
            {
                public static string Write() => LambdaJson.Serialize({{value}});
                [LambdaHandler] public static void Run() { }
            }
            """,
            library: libraryImage is null ? null : MetadataReference.CreateFromImage(libraryImage));
        var load = new AssemblyLoadContext("written", isCollectible: true);
        try
        {
            if (libraryImage is not null)
                load.LoadFromStream(new MemoryStream(libraryImage));
            return (string)load.LoadFromStream(new MemoryStream(generation.Image)).GetType("Functions")!.GetMethod("Write")!.Invoke(null, null)!;
        }
        finally
        {
            load.Unload();
        }
    }
}
