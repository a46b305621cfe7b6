using System.Diagnostics;
using Lambda.Runtime.Emulator.Extensions;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Local.Building;
using Lambda.Runtime.Local.Sources;

namespace Lambda.Runtime.Local.Running;

/// <summary>The functions of one build: one for each handler, under its name; a single handler has the project's name.</summary>
internal sealed class BuiltFunctions : IAsyncDisposable
{
    /// <exception cref="StartFailedException">The program has no such handler.</exception>
    public BuiltFunctions(IFunctionBuild build, RunArguments arguments, Terminal terminal, InvocationReporter reporter, ExtensionSettings extensions, string? sqsEndpoint)
    {
        Build = build;
        Dictionary<string, string> environment = FunctionVariables.FromTerminal(sqsEndpoint);
        foreach ((string name, string value) in TrustVariables.Select(arguments, environment.ContainsKey))
            environment.Add(name, value);
        bool respondsToPreflights = HttpGateway.Create(arguments.Gateway, arguments.GatewaySettings).PreflightStatus is null;
        BuiltHandler[] handlers = Choose(build.Handlers, arguments.Handler);
        Functions = [.. handlers.Select(handler => new LocalFunction(build.CreateHost, build.TaskRoot, Configure(handler), terminal, reporter)
        {
            EventType = handler.EventType,
            // An event of a schedule does not have its expression.
            SourceName = handler.Source == HandlerSource.Schedule ? null : handler.SourceName,
            PayloadType = handler.PayloadType,
            Payload = handler.Payload,
            // The name of a method serves only the routes of that.
            Routes = RoutesOf(handler),
            HasOneEvent = arguments.EventFile is not null,
        })];
        Sources = [.. (handlers is [{ IsListed: false }] ? build.Handlers.Where(static handler => handler.IsListed) : handlers).Select(FindSource).OfType<HandlerSource>()];
        // The variable says that the event source mapping does not have ReportBatchItemFailures.
        ReportsFailures = environment.GetValueOrDefault("LAMBDA_BATCH_RESPONSES") != "off";

        IReadOnlyList<string> RoutesOf(BuiltHandler handler) => NameOf(handler, arguments.Handler) == handler.Names[0] ? handler.Routes : [];

        HandlerSource? FindSource(BuiltHandler handler)
        {
            string function = handlers.Length == 1 ? arguments.Project.Name : handler.Names[0];
            return handler.Source is { } service ? new HandlerSource(function, service, handler.SourceName) { Payload = handler.Payload }
                : EventSourceTypes.Find(handler.EventType) is { } source ? new HandlerSource(function, source, null) { Payload = handler.Payload }
                : null;
        }

        string NameOfFunction(BuiltHandler handler) => handlers.Length == 1 ? arguments.Project.Name : NameOf(handler, arguments.Handler);

        FunctionConfiguration Configure(BuiltHandler handler) => new()
        {
            FunctionName = NameOfFunction(handler),
            Handler = NameOf(handler, arguments.Handler),
            Cors = handler.Cors is { } cors ? GatewayCors.Parse(cors) : null,
            Routes = arguments.HasEachRoute && handler.Routes.Count > 0
                ? ApiRoutes.FromFunction(handler.Routes, takesPreflights: handler.Cors is not null && respondsToPreflights)
                : null,
            HasRoutes = RoutesOf(handler).Count > 0,
            Timeout = arguments.Timeout,
            InitTimeout = Debugger.IsAttached ? LocalFunction.TimeoutUnderDebugger : new FunctionConfiguration().InitTimeout,
            MemorySizeMB = arguments.MemorySizeMB,
            Environment = environment,
            Extensions = LocalExtensions.For(NameOfFunction(handler), extensions, terminal),
        };
    }

    public IFunctionBuild Build { get; }

    public IReadOnlyList<LocalFunction> Functions { get; }

    /// <summary>The queues and other sources of the handlers.</summary>
    public IReadOnlyList<HandlerSource> Sources { get; }

    /// <summary>Whether the responses to batches list the records that have failed.</summary>
    public bool ReportsFailures { get; }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(Functions.Select(static function => function.DisposeAsync().AsTask()));
        Build.Dispose();
    }

    /// <summary>The value of <c>_HANDLER</c>: the name that was chosen, because the name of a method with routes selects only these.</summary>
    private static string NameOf(BuiltHandler handler, string? chosen) => chosen is not null && handler.Names.Contains(chosen) ? chosen : handler.Names[0];

    /// <summary>The example of an event for the selection by the event is that of the first handler that takes one of a service.</summary>
    private static BuiltHandler WithExample(BuiltHandler unlisted, BuiltHandler[] handlers) =>
        handlers.FirstOrDefault(static handler => handler.EventType?.StartsWith("Lambda.Runtime.Events.", StringComparison.Ordinal) == true) is { } example
            ? example with { Names = unlisted.Names, IsListed = false }
            : unlisted;

    private static BuiltHandler[] Choose(IReadOnlyList<BuiltHandler> handlers, string? name)
    {
        BuiltHandler[] sorted = [.. handlers.Where(static handler => handler.IsListed).OrderBy(static handler => handler.Names[0], StringComparer.Ordinal)];
        if (name is null)
            return sorted;

        // As on Lambda, "*" is any other name if there is only one handler.
        return sorted is [var only] && name == "*" ? [only]
            : handlers.FirstOrDefault(handler => handler.Names.Contains(name)) is { } chosen
            ? [chosen.IsListed ? chosen : WithExample(chosen, sorted)]
            : throw new StartFailedException($"--handler is '{name}', which is not a handler of this program. "
                + $"Expected one of: {string.Join(", ", sorted.Select(static handler => handler.Names[0]))}.")
            {
                IsUsageError = true,
            };
    }
}
