using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Local.Running;

/// <summary>The functions of one build: one for each handler, under its name; of a single handler, under the project's.</summary>
internal sealed class Generation : IAsyncDisposable
{
    /// <exception cref="StartFailedException">There is no such handler.</exception>
    public Generation(FunctionBuild build, RunArguments arguments, Terminal terminal)
    {
        Build = build;
        Dictionary<string, string> environment = FunctionVariables.OfTerminal();
        IReadOnlyList<string> handlers = Chosen(build.Handlers, arguments.Handler);
        Functions = [.. handlers.Select(handler => new LocalFunction(build.NewHost, build.TaskRoot, Configure(handler), terminal))];

        LambdaFunctionOptions Configure(string handler) => new()
        {
            FunctionName = handlers.Count == 1 ? arguments.Project.Name : handler,
            Handler = handler,
            Timeout = arguments.Timeout,
            MemorySizeMB = arguments.MemorySizeMB,
            Environment = environment,
        };
    }

    public FunctionBuild Build { get; }

    public IReadOnlyList<LocalFunction> Functions { get; }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Functions.Select(static function => function.DisposeAsync().AsTask()));
        Build.Dispose();
    }

    private static IReadOnlyList<string> Chosen(IReadOnlyList<IReadOnlyList<string>> handlers, string? name)
    {
        IReadOnlyList<string> shown = [.. handlers.Select(static names => names[0]).Order(StringComparer.Ordinal)];
        if (name is null)
            return shown;

        return handlers.FirstOrDefault(names => names.Contains(name)) is { } chosen ? [chosen[0]] : throw new StartFailedException(
            $"--handler is '{name}', which is not a handler of this program. Expected one of: {string.Join(", ", shown)}.");
    }
}
