using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// Types of other projects: their visible members depend on the reference. A build compiles against reference assemblies, which contain only
/// public members. A package contains the assembly itself, but the compiler does not import members that are not public from it either.
/// </summary>
public sealed class LibraryMemberTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Text.Json; using System.Text.Json.Serialization;\n";

    /// <summary>Types <c>R</c> that are read, the ids of the warnings, the kinds of references with a warning, and the message.</summary>
    public static TheoryData<string, string, LibraryKind[], string> Lost => new()
    {
        { "class R { [JsonInclude] public string State { get; private set; } = \"\"; }", "LAMBDA065", [LibraryKind.ReferenceAssembly, LibraryKind.Assembly], "'R.State' carries [JsonInclude], but is not read from JSON, because its set accessor is not visible in the referenced assembly 'Library'; make it public, make it a parameter of the public constructor, or give the type a [JsonConverter]" },
        { "class R { [JsonInclude] public string State { get; internal set; } = \"\"; [JsonInclude] public int Other { get; private set; } public int Set { get; set; } }", "LAMBDA065", [LibraryKind.ReferenceAssembly, LibraryKind.Assembly], "'R.State (and 1 more of the type)' carries [JsonInclude]" },
        { "class R { [JsonInclude] private int _a; public int B { get; set; } public int C => _a; }", "LAMBDA065", [LibraryKind.Assembly], "'R._a' carries [JsonInclude], but is not read from JSON, because it is not visible in the referenced assembly 'Library'" },
        { "class R { [JsonInclude] internal int A { get; set; } public int B { get; set; } }", "LAMBDA065", [LibraryKind.Assembly], "'R.A' carries [JsonInclude]" },
        { "class R { public string State { get; private set; } = \"\"; }", "LAMBDA049", [LibraryKind.ReferenceAssembly, LibraryKind.Assembly, LibraryKind.Source], "'R.State' is not read from JSON because it" },
        { "class R { public string State { get; protected set; } = \"\"; }", "LAMBDA049", [LibraryKind.ReferenceAssembly, LibraryKind.Assembly, LibraryKind.Source], "its set accessor is protected" },
        { "class R { public R() { } public R(string state) => State = state; public string State { get; } = \"\"; }", "LAMBDA049", [LibraryKind.ReferenceAssembly, LibraryKind.Assembly, LibraryKind.Source], "'R.State' is not read" },
        { "class R { public List<int> A { get; } = []; public Dictionary<string, int> B { get; } = []; }", "LAMBDA050", [LibraryKind.ReferenceAssembly, LibraryKind.Assembly, LibraryKind.Source], "'R.A (and 1 more of the type)' is not read" },
        { "class R { private readonly Google.Protobuf.Collections.RepeatedField<int> _a = new(); public Google.Protobuf.Collections.RepeatedField<int> A { get { return _a; } } }", "LAMBDA050", [LibraryKind.ReferenceAssembly, LibraryKind.Assembly, LibraryKind.Source], "'R.A' is not read" },
        { "struct R { public float X, Y, Z; }", "LAMBDA051", [LibraryKind.ReferenceAssembly, LibraryKind.Assembly, LibraryKind.Source], "'R.X (and 2 more of the type)' is a field" },
        { "class R { [Newtonsoft.Json.JsonProperty(\"a_b\")] public int AB { get; set; } }", "LAMBDA053", [LibraryKind.ReferenceAssembly, LibraryKind.Assembly, LibraryKind.Source], "'R.AB' has the JSON name \"ab\"" },
        { "struct R { private readonly int _a; public R(int a) => _a = a; public string Text => $\"{_a}\"; }", "LAMBDA062", [LibraryKind.ReferenceAssembly, LibraryKind.Assembly, LibraryKind.Source], "'R' holds data but has no property that can be set" },
        { "class R { private R() { } private R(string a) => A = a; public static R Create(string a) => new(a); [JsonInclude] public string A { get; private set; } = \"\"; }", "LAMBDA022", [LibraryKind.ReferenceAssembly, LibraryKind.Assembly], "'e' is of type 'R', which has neither a public constructor" },
    };

    /// <summary>Types <c>R</c> that are read and written without loss with every kind of reference.</summary>
    public static TheoryData<string> Kept =>
    [
        "class R { public string State { get; set; } = \"\"; [JsonInclude] public int Open; public int Next => State.Length; }",
        "record R(int A, string B) { public int Twice => A * 2; public int Length { get; } = B.Length; }",
        "class R { [JsonInclude] public string State { get; set; } = \"\"; [JsonInclude] public int Init { get; init; } }",
        "class R { public R(string state) => State = state; [JsonInclude] public string State { get; private set; } }",
        "class R { [JsonIgnore] public string State { get; private set; } = \"\"; [JsonObjectCreationHandling(JsonObjectCreationHandling.Populate)] public List<int> A { get; } = []; }",
        "class R { public decimal Total => 1; public List<int> Items => [1]; }",
        "class R : B { public override string Kind { get; } = \"order\"; } public abstract class B { public abstract string Kind { get; } public int A { get; set; } }",
        "class R;",
        "struct R;",
        "[JsonConverter(typeof(C))] class R { public string State { get; private set; } = \"\"; } public class C : JsonConverter<R> { public override R Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => new(); public override void Write(Utf8JsonWriter w, R v, JsonSerializerOptions o) { } }",
    ];

    [Theory]
    [MemberData(nameof(Lost))]
    public void MemberOfALibraryThatIsNotRead_IsAWarningAtTheHandler(string types, string id, LibraryKind[] kinds, string message)
    {
        foreach (LibraryKind kind in kinds)
        {
            Generation generation = Run(types, kind, "static void Run(R e) { }");
            Diagnostic found = Assert.Single(generation.Result.Diagnostics);
            Assert.Equal((kind, id), (kind, found.Id));
            Assert.Contains(message, found.Text(), StringComparison.Ordinal);
            Assert.Equal("e", found.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(found.Location.SourceSpan));
        }
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void TypeOfALibraryWithoutLoss_HasNoWarning(string types)
    {
        foreach (LibraryKind kind in Enum.GetValues<LibraryKind>())
            Assert.Empty(Run(types, kind, "static R Run(R e) => e;").Result.Diagnostics);
    }

    [Theory]
    [InlineData("class R { public string State { get; private set; } = \"\"; public List<int> A { get; } = []; public int B { get; } }")]
    [InlineData("class R { [JsonInclude] public string State { get; private set; } = \"\"; }")]
    public void TypeOfALibraryThatIsOnlyWritten_NeedsNoSetter(string types)
    {
        foreach (LibraryKind kind in Enum.GetValues<LibraryKind>())
            Assert.Empty(Run(types, kind, "static R Run() => null!;").Result.Diagnostics);
    }

    [Theory]
    [InlineData("class R { private readonly int _a; public R(int a) => _a = a; }", "LAMBDA060")]
    [InlineData("struct R { private readonly int _a; public R(int a) => _a = a; }", "LAMBDA060")]
    [InlineData("class R { [JsonInclude] public int A { private get; set; } }", "LAMBDA065")]
    public void EmptyTypeOfALibrary_IsAWarningAtTheHandler(string types, string id)
    {
        foreach (LibraryKind kind in new[] { LibraryKind.ReferenceAssembly, LibraryKind.Assembly })
        {
            Diagnostic found = Assert.Single(Run(types, kind, "static R Run() => default!;").Result.Diagnostics);
            Assert.Equal((id, "Run"), (found.Id, found.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(found.Location.SourceSpan)));
        }
    }

    /// <summary>With <c>[InternalsVisibleTo]</c>, the reference assembly of a library contains internal members, but not private ones.</summary>
    [Theory]
    [InlineData("class R { [JsonInclude] internal int A { get; set; } [JsonInclude] public int B { get; internal set; } [JsonConstructor] internal R() { } }", "")]
    [InlineData("class R { [JsonInclude] internal int A { get; set; } [JsonInclude] public int B { get; private set; } }", "LAMBDA065")]
    public void InternalMembersOfALibrary_AreReadWhereTheyAreVisible(string types, string id)
    {
        Generation generation = Run(types, LibraryKind.ReferenceAssembly, "static void Run(R e) { }", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Function\")]\n");
        Assert.Equal(id, string.Join(" ", generation.Result.Diagnostics.Select(static d => d.Id)));
        Assert.Contains(generation.Result.GeneratedSources, static source => source.SourceText.ToString().Contains("set_A", StringComparison.Ordinal));
    }

    /// <summary>A get-only property with an initial value may be a constant. The assembly itself, unlike a reference assembly, shows that nothing sets the property.</summary>
    [Fact]
    public void ConstantOfALibrary_HasNoWarningIfMetadataShowsIt()
    {
        const string Types = "class R { public string Kind { get; } = \"order\"; public int A { get; set; } }";
        Assert.Empty(Run(Types, LibraryKind.Assembly, "static void Run(R e) { }").Result.Diagnostics);
        Assert.Empty(Run(Types, LibraryKind.Source, "static void Run(R e) { }").Result.Diagnostics);
    }

    /// <summary>The warning is right: the reader ignores the value in the document, and reads it with each of the fixes.</summary>
    [Theory]
    [InlineData("class R { [JsonInclude] public string State { get; private set; } = \"open\"; }", "open")]
    [InlineData("class R { [JsonInclude] public string State { get; set; } = \"open\"; }", "closed")]
    [InlineData("class R { public string State { get; init; } = \"open\"; }", "closed")]
    [InlineData("class R { public R(string state) => State = state; public string State { get; private set; } }", "closed")]
    public void PrivateSetterOfALibrary_IsNotCalled(string types, string state)
    {
        Generation generation = Run(types, LibraryKind.ReferenceAssembly, "static string Run(R e) => e.State;");
        string reader = generation.Result.GeneratedSources.Single(static source => source.HintName.StartsWith("JsonReaders.R.", StringComparison.Ordinal)).SourceText.ToString();
        Assert.Equal(state == "closed", reader.Contains("GetString", StringComparison.Ordinal));
    }

    private static Generation Run(string types, LibraryKind kind, string handler, string assembly = "")
    {
        string library = Usings + assembly + (types.StartsWith('[') ? types.Replace("] class", "] public class", StringComparison.Ordinal) : "public " + types);
        Generation generation = Generation.Run(
            $"internal static class F {{ [LambdaHandler] internal {handler} }}", packages: [PackageShapes.Reference, Library.Compile(library, kind, libraries: PackageShapes.Reference)]);
        Assert.DoesNotContain(generation.Output.GetDiagnostics(TestContext.Current.CancellationToken), static d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS5001");
        return generation;
    }
}
