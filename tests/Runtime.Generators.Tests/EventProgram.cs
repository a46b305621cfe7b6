using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>
/// The folder <c>Events</c>: one JSON file per event, and one source file per service, with the types that a user would write and a handler
/// for each event, which returns its event. The handler has the name of the JSON file. All handlers together are one program.
/// </summary>
internal static class EventProgram
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Events");

    private static readonly Lazy<string> CombinedSource = new(
        static () => string.Join("\n", Directory.GetFiles(Folder, "*.cs").Order(StringComparer.Ordinal).Select(AsBlock)));

    private static readonly Lazy<Generation> CompiledWithGenerator = new(static () => Generation.Of(CombinedSource.Value));

    private static readonly Lazy<System.Reflection.Assembly> CompiledAlone = new(LoadAlone);

    /// <summary>The events' names, in ordinal order.</summary>
    public static IEnumerable<string> Events =>
        Directory.GetFiles(Folder, "*.json").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <summary>The program with its generated code. Compiled once, because it is the same for every event.</summary>
    public static Generation Generation => CompiledWithGenerator.Value;

    /// <summary>The program without generated code, so that its types exist even if the generator reports errors.</summary>
    public static System.Reflection.Assembly Types => CompiledAlone.Value;

    public static string Json(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json"));

    /// <summary>Returns the type that an event is read into: the parameter of its handler.</summary>
    /// <remarks>Finds the method by name, because the handler's attribute is not in the assembly.</remarks>
    public static Type TypeOf(string name, System.Reflection.Assembly program)
    {
        string method = name.Replace("-", "", StringComparison.Ordinal);
        return program.GetTypes()
            .Where(static type => type.Name == "Functions")
            .SelectMany(static type => type.GetMethods())
            .Single(found => found.Name.Equals(method, StringComparison.OrdinalIgnoreCase))
            .GetParameters()
            .Single()
            .ParameterType;
    }

    /// <summary>
    /// Turns a file into a namespace block with its own using directives, so that all files fit into one source and types in different
    /// namespaces can have the same name.
    /// </summary>
    private static string AsBlock(string path)
    {
        CompilationUnitSyntax file = CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetCompilationUnitRoot();
        var space = (FileScopedNamespaceDeclarationSyntax)file.Members.Single();
        return $"namespace {space.Name}\n{{\n{file.Usings.ToFullString()}{space.Members.ToFullString()}}}\n";
    }

    private static System.Reflection.Assembly LoadAlone()
    {
        CSharpCompilation program = Generation.Run(CombinedSource.Value, OutputKind.DynamicallyLinkedLibrary).Input;
        var image = new MemoryStream();
        EmitResult emit = program.Emit(image);
        Diagnostic[] found = [.. emit.Diagnostics.Where(static d => d.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(emit.Success && found.Length == 0, string.Join("\n", found.AsEnumerable()));
        image.Position = 0;
        return new AssemblyLoadContext("events").LoadFromStream(image);
    }
}
