using System.Globalization;
using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the class for one handler: its names, initialization, invocation and shutdown.</summary>
internal sealed class HandlerEmitter
{
    private readonly HandlerModel _handler;
    private readonly FunctionModel _function;
    private readonly EventFilterModel? _filter;
    private readonly InvocationPlan _plan;
    private readonly InvocationEmitter _invocation;

    public HandlerEmitter(FunctionModel function, HandlerModel handler, InvocationPlan plan, JsonReaderEmitter readers, JsonWriterEmitter writers)
    {
        _function = function;
        _handler = handler;
        _filter = function.Dispatched.Contains(handler) ? handler.Filter : null;
        _plan = plan;
        _invocation = new InvocationEmitter(plan, handler.Batch, new HandlerCallEmitter(handler, plan, readers, writers));
    }

    /// <summary>The middleware, numbered from the outside to the inside.</summary>
    private IEnumerable<(ConstructionModel Construction, string Field, string NextField, string NextMethod)> Middleware =>
        Of(_plan.Steps, "middleware", "step").Concat(Of(_plan.RecordSteps, "recordMiddleware", "recordStep"));

    /// <summary>The middleware of steps with the names of its field, of the field of the next step, and of the method of that.</summary>
    private static IEnumerable<(ConstructionModel Construction, string Field, string NextField, string NextMethod)> Of(
        IEnumerable<InvocationStepModel> steps, string field, string step) =>
        steps.Select(static step => step.Middleware?.Construction).OfType<ConstructionModel>().Select((middleware, index) =>
            (middleware, $"_{field}{index + 1}", $"_{step}{index + 2}", $"{char.ToUpperInvariant(step[0])}{step.Substring(1)}{index + 2}"));

    private bool HasShutdown => !IsOfRouter && ShutdownCalls().Any();

    /// <summary>The router initializes its handlers.</summary>
    private bool IsOfRouter => _handler.IsRoute || _handler.IsOuter;

    private string BaseType => _filter is not null ? "DispatchedHandler" : IsOfRouter ? "PreparedHandler" : "GeneratedHandler";

    public string Emit()
    {
        var writer = SourceWriter.StartFile();
        writer.Lines(_handler.IsOuter
            ? "/// <summary>Runs the middleware of the assembly around the choice of the route.</summary>"
            : $"/// <summary>Invokes <c>{_handler.Type.Replace("global::", "")}.{_handler.Method}</c>.</summary>");
        writer.Lines(SourceWriter.MayUseObsolete);
        using (writer.Block($"internal sealed class {_handler.ClassName} : global::Lambda.Runtime.CompilerServices.{BaseType}"))
        {
            foreach ((string type, string name) in Fields())
                writer.Lines($"private {type} {name};");
            if (Fields().Any())
                writer.Lines("");
            string names = string.Join(", ", _handler.Names.Select(Literals.Text));
            writer.Lines($$"""
                public override global::System.ReadOnlySpan<string> Names => new string[] { {{names}} };

                """);
            if (!IsOfRouter)
                EmitMethod(writer, "Initialize(global::Lambda.Runtime.CompilerServices.LambdaEnvironment environment)", Initialize());
            if (_filter is not null)
                EmitFilter(writer, _filter);
            if (_filter is not null || IsOfRouter)
                EmitPrepared(writer);
            _invocation.Emit(writer);
            if (HasShutdown)
            {
                writer.Lines("""

                    public override void Shutdown() => _shutdown?.Run();
                    """);
            }
        }

        return writer.ToString();
    }

    private IEnumerable<(string Type, string Name)> Fields()
    {
        if (_plan.TakesText)
            yield return ("global::Lambda.Runtime.CompilerServices.TextPayload", "_text");
        if (_handler.Batch is { } batch)
            yield return ($"global::Lambda.Runtime.CompilerServices.{batch.Source}BatchReader", "_batches");
        if (_plan.TakesDeadline)
            yield return ("global::Lambda.Runtime.CompilerServices.CancellationMargin", "_margin");
        if (_plan.HasContainer)
            yield return ("global::Lambda.Runtime.CompilerServices.FunctionServices", "_services");
        if (HasShutdown)
            yield return ("global::Lambda.Runtime.CompilerServices.HandlerShutdown", "_shutdown");
        if (_handler.Instance is { } instance)
            yield return (instance.Type, "_instance");
        foreach ((_, string field, string next, _) in Middleware)
        {
            yield return ("global::Lambda.Runtime.ILambdaMiddleware", field);
            yield return ("global::Lambda.Runtime.InvocationDelegate", next);
        }
    }

    private static void EmitFilter(SourceWriter writer, EventFilterModel filter) => writer.Lines($"""
        public override global::Lambda.Runtime.CompilerServices.EventFilter Filter =>
            new(global::Lambda.Runtime.CompilerServices.EventKind.{filter.Kind}, {(filter.Name is null ? "null" : Literals.Text(filter.Name))});

        """);

    /// <summary>Prints the same steps for a dispatcher or a router, which runs those that handlers share between the two methods.</summary>
    private void EmitPrepared(SourceWriter writer)
    {
        EmitMethod(
            writer,
            "Prepare(global::Lambda.Runtime.CompilerServices.LambdaEnvironment environment, global::Lambda.Runtime.CompilerServices.HandlerShutdown shutdown)",
            Disposables().Select(static call => $"shutdown{call};").Concat(Prepare()));
        EmitMethod(
            writer,
            "Complete(global::Lambda.Runtime.CompilerServices.FunctionServices services)",
            (_plan.HasContainer ? ["_services = services;"] : Array.Empty<string>()).Concat(Complete()));
    }

    /// <summary>Prints a method, unless it has nothing to do.</summary>
    private static void EmitMethod(SourceWriter writer, string signature, IEnumerable<string> statements)
    {
        string body = string.Join("\n", statements);
        if (body.Length == 0)
            return;
        using (writer.Block($"public override void {signature}"))
            writer.Lines(body);
        writer.Lines("");
    }

    /// <summary>The statements of the initialization, in their order.</summary>
    private IEnumerable<string> Initialize()
    {
        // First, so that objects that were created before a failure are disposed.
        if (HasShutdown)
            yield return $"_shutdown = {StartupCode.CreateShutdown(ShutdownCalls())};";
        foreach (string statement in Prepare().Concat(StartupCode.Run(_function, _plan.HasContainer)).Concat(Complete()))
            yield return statement;
        if (HasShutdown)
            yield return StartupCode.RegisterShutdown;
    }

    /// <summary>The statements that need no services.</summary>
    private IEnumerable<string> Prepare()
    {
        // The static constructor runs during initialization, so that its failure is an init error.
        if (_handler.HasStaticConstructor)
            yield return $"global::System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof({_handler.Type}).TypeHandle);";
        if (_plan.TakesText)
            yield return "_text = global::Lambda.Runtime.CompilerServices.TextPayload.Create(environment);";
        if (_plan.TakesDeadline)
            yield return $"_margin = global::Lambda.Runtime.CompilerServices.CancellationMargin.Create(environment, {_handler.CancellationMargin});";
        if (_handler.Batch is { } batch)
        {
            string concurrent = batch is { Source: BatchSource.Kinesis or BatchSource.DynamoDb, MaxConcurrency: > 1 } ? " IsConcurrent = true," : "";
            string options = concurrent + string.Concat(batch.Options.Select(static option => FormattableString.Invariant($" {option.Name} = ({option.Type}){option.Value},")));
            string margin = _handler.CancellationMargin.ToString(CultureInfo.InvariantCulture);
            if (batch.AppendNewline == true)
                options += " AppendNewline = true,";
            if (batch.DetailType is { } detailType)
                options += $" DetailType = {Literals.Text(detailType)},";
            string initializer = options.Length > 0 ? $" {{{options.TrimEnd(',')} }}" : "";
            yield return $"_batches = new global::Lambda.Runtime.CompilerServices.{batch.Source}BatchReader(environment, {margin}){initializer};";
        }
    }

    /// <summary>The statements that create objects and check services.</summary>
    private IEnumerable<string> Complete()
    {
        if (_handler.Instance is { } instance)
            yield return $"_instance = {Construct(instance)};";
        foreach ((ConstructionModel middleware, string field, string next, string method) in Middleware)
        {
            yield return $"{field} = {Construct(middleware)};";
            yield return $"{next} = {method};";
        }

        foreach (ServiceModel service in _handler.FlatParameters.Select(static parameter => parameter.Service).OfType<ServiceModel>())
        {
            string key = service.Key is { } constant ? Literals.Constant(constant) : "null";
            string optional = service.IsOptional ? "true" : "false";
            yield return $"_services.Require({Literals.Text(_handler.DisplayName)}, typeof({service.Type}), {key}, {optional});";
        }
    }

    private static string Construct(ConstructionModel construction)
    {
        string arguments = string.Join(", ", construction.Arguments.Select(argument =>
        {
            string key = argument.Service.Key is { } given ? $", {Literals.Constant(given)}" : "";
            string get = argument.Service.IsOptional ? "GetOptional" : "Get";
            return $"{argument.Name}: _services.{get}<{argument.Service.Type}>({Literals.Text(construction.DisplayName)}{key})";
        }));
        return $"new {construction.Type}({arguments})";
    }

    /// <summary>The calls that add what the shutdown calls and disposes of, in that order.</summary>
    private IEnumerable<string> ShutdownCalls() =>
        StartupCode.ShutdownMethods(_function).Concat(Disposables()).Concat(StartupCode.DisposableServices(_plan.HasContainer));

    /// <summary>The calls that add the handler's own objects.</summary>
    private IEnumerable<string> Disposables()
    {
        if (_handler.Instance is { IsDisposable: true } instance)
            yield return $".AddDisposable({Literals.Text(instance.DisplayName)}, () => _instance)";
        foreach ((ConstructionModel middleware, string field, _, _) in Middleware)
        {
            if (middleware.IsDisposable)
                yield return $".AddDisposable({Literals.Text(middleware.DisplayName)}, () => {field})";
        }
    }
}
