using System.Collections.Immutable;
using Lambda.Runtime.Generators;
using Lambda.Runtime.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.CodeFixes.Tests;

/// <summary>A project in an editor, whose diagnostics are fixed as the editor does it.</summary>
internal sealed class FixedProject
{
    /// <summary>All providers of the assembly, found as an editor finds them.</summary>
    public static readonly ImmutableArray<CodeFixProvider> Providers =
    [
        .. typeof(LambdaCodeFixProvider).Assembly.GetTypes()
            .Where(static type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    private const string Usings = "Usings.cs";

    /// <summary>The project without the documents of a test. The others share its references, whose symbols take most of the time.</summary>
    private static readonly Task<Project> Empty = CreateEmpty();

    private readonly Solution _solution;
    private readonly ProjectId _id;

    private FixedProject(Solution solution, ProjectId id)
    {
        _solution = solution;
        _id = id;
    }

    /// <param name="sources">The documents. Each may use the types of the library's namespace.</param>
    public static async Task<FixedProject> Create(params string[] sources)
    {
        Project project = await Empty;
        foreach ((int index, string source) in sources.Index())
            project = project.AddDocument($"File{index}.cs", source, filePath: $"File{index}.cs").Project;
        return new FixedProject(project.Solution, project.Id);
    }

    private static async Task<Project> CreateEmpty()
    {
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);
        Project project = new AdhocWorkspace().AddProject("Function", LanguageNames.CSharp)
            .WithCompilationOptions(options).WithParseOptions(CompilerInput.ParseOptions)
            .WithMetadataReferences([.. CompilerInput.References, MetadataReference.CreateFromFile(typeof(ILogger).Assembly.Location), AwsSdkShapes.Reference])
            .AddDocument(Usings, "global using Lambda.Runtime;", filePath: Usings).Project;
        _ = (await project.GetCompilationAsync())!.GetDiagnostics();
        return project;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Project Project => _solution.GetProject(_id)!;

    /// <summary>The text of the documents.</summary>
    public async Task<string[]> Sources()
    {
        IEnumerable<Document> documents = Project.Documents.Where(static document => document.Name != Usings);
        return await Task.WhenAll(documents.Select(static async document => (await document.GetTextAsync(Cancellation)).ToString()));
    }

    /// <summary>The warnings and errors of the compiler, and all that the generator and the analyzers report, in the order of the source.</summary>
    public async Task<ImmutableArray<Diagnostic>> Diagnose()
    {
        Compilation input = (await Project.GetCompilationAsync(Cancellation))!;
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new LambdaHandlerGenerator().AsSourceGenerator()], parseOptions: CompilerInput.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> generated, Cancellation);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new NativeDifferenceAnalyzer(), new EntryPointAnalyzer(), new OtherGeneratorsAnalyzer(), new HandlerClientAnalyzer()];
        ImmutableArray<Diagnostic> analyzed = await output.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync(Cancellation);
        return
        [
            .. output.GetDiagnostics(Cancellation).Concat(generated).Concat(analyzed)
                .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning || diagnostic.Id.StartsWith("LAMBDA", StringComparison.Ordinal))
                .OrderBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    /// <summary>The titles of the fixes for the first diagnostic with an id.</summary>
    public async Task<string[]> Titles(string id) => [.. (await Actions((await Diagnose()).First(diagnostic => diagnostic.Id == id))).Select(static found => found.Action.Title)];

    /// <summary>Applies a fix to the first diagnostic with an id.</summary>
    /// <param name="id">The diagnostic.</param>
    /// <param name="title">The fix; <see langword="null"/> for the first.</param>
    public async Task<FixedProject> Fix(string id, string? title = null)
    {
        (CodeAction action, _) = await Find(id, title);
        return await Apply(action);
    }

    /// <summary>Applies a fix to all diagnostics with its id in the project.</summary>
    /// <param name="id">The diagnostic.</param>
    /// <param name="title">The fix; <see langword="null"/> for the first.</param>
    /// <param name="key">The key that the tool passes; <see langword="null"/> for that of the fix.</param>
    public async Task<FixedProject> FixAll(string id, string? title = null, string? key = null)
    {
        (CodeAction action, CodeFixProvider provider) = await Find(id, title);
        var found = new Found([.. (await Diagnose()).Where(diagnostic => diagnostic.Id == id)]);
        var context = new FixAllContext(Project.Documents.First(), provider, FixAllScope.Project, key ?? action.EquivalenceKey!, [id], found, Cancellation);
        return await Apply((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    private async Task<(CodeAction Action, CodeFixProvider Provider)> Find(string id, string? title)
    {
        ImmutableArray<Diagnostic> diagnostics = await Diagnose();
        Diagnostic? diagnostic = diagnostics.FirstOrDefault(diagnostic => diagnostic.Id == id);
        Assert.True(diagnostic is not null, $"Expected {id}, found:\n{Text(diagnostics)}");
        List<(CodeAction Action, CodeFixProvider Provider)> actions = await Actions(diagnostic);
        return actions.Find(found => title is null || found.Action.Title == title) is { Action: not null } found
            ? found
            : throw new InvalidOperationException($"Expected '{title}' for {diagnostic}, found:\n{string.Join('\n', actions.Select(static one => one.Action.Title))}");
    }

    private async Task<List<(CodeAction Action, CodeFixProvider Provider)>> Actions(Diagnostic diagnostic)
    {
        var actions = new List<(CodeAction, CodeFixProvider)>();
        Document? document = _solution.GetDocument(diagnostic.Location.SourceTree);
        foreach (CodeFixProvider provider in Providers.Where(provider => document is not null && provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document!, diagnostic, (action, _) => actions.Add((action, provider)), Cancellation));
        return actions;
    }

    private async Task<FixedProject> Apply(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(Cancellation);
        return new FixedProject(operations.OfType<ApplyChangesOperation>().Single().ChangedSolution, _id);
    }

    public static string Text(IEnumerable<Diagnostic> diagnostics) =>
        string.Join('\n', diagnostics.Select(static diagnostic => diagnostic.ToString()));

    /// <summary>The diagnostics of the project, for a fix of all.</summary>
    private sealed class Found(IEnumerable<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(diagnostics);
    }
}
