using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints one invocation: a method for each middleware, then the handler within its exception mappings, its deadline and its scope.</summary>
internal sealed class InvocationEmitter(HandlerModel handler, InvocationPlan plan, JsonReaderEmitter readers, JsonWriterEmitter writers)
{
    private const string HandlerTask = "global::Lambda.Runtime.CompilerServices.HandlerTask";
    private const string BytePayload = "global::Lambda.Runtime.CompilerServices.BytePayload";
    private const string StreamedResponse = "global::Lambda.Runtime.CompilerServices.StreamedResponses";

    public void Emit(SourceWriter writer)
    {
        if (!plan.HasStepMethods)
        {
            using (writer.Block("public override void Invoke(global::Lambda.Runtime.Invocation invocation)"))
                EmitWithMaps(writer, plan.Steps[0].Maps, EmitWithDeadline);
            return;
        }

        writer.Lines($"""
            public override void Invoke(global::Lambda.Runtime.Invocation invocation) =>
                {HandlerTask}.GetResult(Step1(invocation));
            """);
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            writer.Lines("");
            EmitStep(writer, i + 1, plan.Steps[i].Maps, plan.Steps[i].Middleware);
        }
    }

    private void EmitStep(SourceWriter writer, int number, EquatableArray<ExceptionMapsModel> maps, MiddlewareModel? middleware)
    {
        string call = $"_middleware{number}.InvokeAsync(invocation, _step{number + 1})";
        bool awaits = middleware is null ? plan.IsHandlerStepAsync : maps.Count > 0;
        string modifiers = awaits ? "private async" : "private";
        using (writer.Block($"{modifiers} global::System.Threading.Tasks.ValueTask Step{number}(global::Lambda.Runtime.Invocation invocation)"))
        {
            if (middleware is not null && !awaits)
                writer.Lines($"return {call};");
            else if (middleware is not null)
                EmitWithMaps(writer, maps, inner => inner.Lines($"await {call}.ConfigureAwait(false);"));
            else
                EmitHandlerStep(writer, maps);
        }
    }

    private void EmitHandlerStep(SourceWriter writer, EquatableArray<ExceptionMapsModel> maps)
    {
        // Middleware may call the handler more than once, and each response starts empty.
        if (plan.HasMiddleware)
            writer.Lines("invocation.ClearResponse();");
        EmitWithMaps(writer, maps, EmitWithDeadline);
        if (!plan.IsHandlerStepAsync)
            writer.Lines("return default;");
    }

    /// <summary>Prints code within exception mappings. They are exception filters, which see an exception before it is caught, and do not change its stack trace.</summary>
    private static void EmitWithMaps(SourceWriter writer, EquatableArray<ExceptionMapsModel> maps, Action<SourceWriter> emit)
    {
        if (maps.Count == 0)
        {
            emit(writer);
            return;
        }

        using (writer.Block("try"))
            EmitWithMaps(writer, maps.Skip(1).ToEquatableArray(), emit);
        foreach (ExceptionMapModel map in maps[0].Maps)
        {
            string type = Literals.Text(map.ErrorType);
            writer.Lines($$"""
                catch ({{map.Exception}} exception) when (global::Lambda.Runtime.CompilerServices.ErrorTypes.Map(invocation, exception, {{type}}))
                {
                    throw;
                }
                """);
        }
    }

    /// <summary>Prints the handler within the deadline whose token it takes, if it takes one.</summary>
    private void EmitWithDeadline(SourceWriter writer)
    {
        if (!plan.TakesDeadline)
        {
            EmitWithScope(writer);
            return;
        }

        writer.Lines("using global::Lambda.Runtime.CompilerServices.InvocationDeadline deadline = _margin.Start(invocation);");
        using (writer.Block("try"))
            EmitWithScope(writer);
        writer.Lines("""
            catch (global::System.OperationCanceledException exception) when (deadline.HasPassed)
            {
                throw deadline.Explain(exception);
            }
            """);
    }

    /// <summary>Prints the handler within the scope of its services, if it takes any.</summary>
    private void EmitWithScope(SourceWriter writer)
    {
        if (!plan.TakesServices)
        {
            EmitHandler(writer);
            return;
        }

        writer.Lines("""
            global::Lambda.Runtime.CompilerServices.InvocationServices services = _services.BeginInvocation();
            bool isDone = false;
            """);
        using (writer.Block("try"))
        {
            EmitHandler(writer);
            writer.Lines("isDone = true;");
        }

        writer.Lines("""
            finally
            {
                await services.EndAsync(invocation, isDone).ConfigureAwait(false);
            }
            """);
    }

    /// <summary>Prints reading the event, the call of the handler, and writing the response.</summary>
    private void EmitHandler(SourceWriter writer)
    {
        foreach (ParameterModel parameter in handler.Parameters)
            EmitEvent(writer, parameter);
        if (handler.Response == ResponseKind.Writer)
            writer.Lines("global::System.IO.TextWriter lambdaWriter = _text.OpenWriter(invocation);");
        if (handler.Response == ResponseKind.Stream)
            writer.Lines($"global::Lambda.Runtime.LambdaResponseStream lambdaStream = {StreamedResponse}.Open(invocation);");
        if (handler.Response == ResponseKind.Console)
            writer.Lines("using global::Lambda.Runtime.CompilerServices.ConsolePayload console = global::Lambda.Runtime.CompilerServices.ConsolePayload.Begin(invocation, _text);");
        EmitCallAndResponse(writer);
    }

    private void EmitEvent(SourceWriter writer, ParameterModel parameter)
    {
        if (parameter is { Kind: ParameterKind.JsonEvent, Event: { } value })
        {
            writer.Lines($"""
                {value.Type} lambdaEvent = global::Lambda.Runtime.CompilerServices.JsonRootReader.Read(
                    invocation.Event.Span,
                    static (ref global::Lambda.Runtime.CompilerServices.JsonReader reader) => {readers.Read(value)});
                """);
        }
        else if (parameter.Kind == ParameterKind.EventStream)
        {
            writer.Lines($"using global::System.IO.Stream lambdaEvent = {BytePayload}.Open(invocation);");
        }
    }

    private void EmitCallAndResponse(SourceWriter writer)
    {
        string call = Call();
        switch (handler.Response)
        {
            case ResponseKind.Null:
                writer.Lines($"""
                    {call};
                    invocation.ResponseWriter.WriteNull();
                    """);
                break;
            case ResponseKind.Writer:
                writer.Lines($"""
                    {call};
                    global::Lambda.Runtime.CompilerServices.TextPayload.Complete(lambdaWriter);
                    """);
                break;
            case ResponseKind.Console:
                writer.Lines($"""
                    {call};
                    console.Complete();
                    """);
                break;
            case ResponseKind.Json:
                writer.Lines($"{handler.Result!.Type} lambdaResult = {call};");
                writer.Lines(writers.Write(handler.Result, "invocation.ResponseWriter", "lambdaResult"));
                break;
            case ResponseKind.Bytes:
                writer.Lines($"{BytePayload}.Write(invocation, {call});");
                break;
            case ResponseKind.Text:
                writer.Lines($"_text.Write(invocation, {call});");
                break;
            case ResponseKind.JsonLines:
            case ResponseKind.ByteSequence:
            case ResponseKind.TextSequence:
                EmitSequence(writer, call);
                break;
            default:
                writer.Lines($"{call};");
                break;
        }
    }

    private void EmitSequence(SourceWriter writer, string call)
    {
        string token = plan.TakesDeadline ? "deadline.Token" : "default";
        (string opening, string closing) = plan.IsHandlerStepAsync ? ("await ", ".ConfigureAwait(false);") : ($"{HandlerTask}.GetResult(", ");");
        if (handler.Response == ResponseKind.JsonLines)
        {
            using (writer.Block($"{opening}{StreamedResponse}.WriteLines(invocation, {call}, static (writer, value) =>", $"}}, {token}){closing}"))
                writer.Lines(writers.Write(handler.Result!, "writer", "value"));
            return;
        }

        (string method, string text) = handler.Response == ResponseKind.TextSequence ? ("WriteText", "_text, ") : ("WriteBytes", "");
        writer.Lines($"{opening}{StreamedResponse}.{method}(invocation, {call}, {text}{token}){closing}");
    }

    private string Call()
    {
        string arguments = string.Join(", ", handler.Parameters.Select(Argument));
        string call = $"{(handler.Instance is null ? handler.Type : "_instance")}.{handler.Method}({arguments})";
        if (handler.Await == AwaitKind.None)
            return call;
        return plan.IsHandlerStepAsync ? $"await {HandlerTask}.EnsureNotNull({call}).ConfigureAwait(false)" : $"{HandlerTask}.GetResult({call})";
    }

    private static string Argument(ParameterModel parameter) => parameter.Kind switch
    {
        ParameterKind.EventMemory => "invocation.Event",
        ParameterKind.EventBytes => "invocation.Event.ToArray()",
        ParameterKind.EventText => "_text.Read(invocation.Event.Span)",
        ParameterKind.EventReader => "_text.OpenReader(invocation)",
        ParameterKind.Context => "invocation.Context",
        ParameterKind.CancellationToken => "deadline.Token",
        ParameterKind.ResponseStream => "lambdaStream",
        ParameterKind.TextWriter => "lambdaWriter",
        ParameterKind.Service => Service(parameter.Service!),
        _ => "lambdaEvent",
    };

    private static string Service(ServiceModel service) =>
        $"services.{(service.IsOptional ? "GetOptional" : "Get")}<{service.Type}>({(service.Key is { } key ? Literals.Constant(key) : "")})";
}
