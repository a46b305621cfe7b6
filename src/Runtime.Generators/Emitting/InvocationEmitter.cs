using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints one invocation: what goes on around the handler, then decode, call, encode.</summary>
internal sealed class InvocationEmitter
{
    private const string HandlerTask = "global::Lambda.Runtime.CompilerServices.HandlerTask";
    private const string BytePayload = "global::Lambda.Runtime.CompilerServices.BytePayload";
    private const string StreamedResponse = "global::Lambda.Runtime.CompilerServices.StreamedResponses";

    private readonly HandlerModel _handler;
    private readonly JsonReaderEmitter _readers;
    private readonly JsonWriterEmitter _writers;

    /// <summary>What stands around the handler itself, inside the last middleware, or around a middleware, inside the one before.</summary>
    private readonly List<(List<StepModel> Maps, StepModel? Middleware)> _layers = [];

    public InvocationEmitter(FunctionModel function, HandlerModel handler, JsonReaderEmitter readers, JsonWriterEmitter writers)
    {
        _handler = handler;
        _readers = readers;
        _writers = writers;

        // Outermost, so that what is written at the handler or around it counts first.
        List<StepModel> maps = function.ErrorTypes.Count > 0 ? [new StepModel(null, function.ErrorTypes)] : [];
        foreach (StepModel step in handler.Steps)
        {
            if (step.Middleware is null)
            {
                maps.Add(step);
                continue;
            }

            _layers.Add((maps, step));
            maps = [];
        }

        _layers.Add((maps, null));
    }

    /// <summary>The middleware, each with its number, from the outside to the inside.</summary>
    public IEnumerable<(StepModel Step, int Number)> Middleware =>
        _handler.Steps.Where(static step => step.Middleware is not null).Select(static (step, index) => (step, index + 1));

    public bool TakesText =>
        _handler.Answer is AnswerKind.Text or AnswerKind.TextSequence or AnswerKind.Writer or AnswerKind.Console
        || _handler.Parameters.Any(static parameter => parameter.Kind is ParameterKind.EventText or ParameterKind.EventReader);

    public bool TakesDeadline => _handler.Parameters.Any(static parameter => parameter.Kind == ParameterKind.CancellationToken);

    private bool TakesServices => _handler.Parameters.Any(static parameter => parameter.Service is not null);

    private bool IsSequence => _handler.Answer is AnswerKind.JsonLines or AnswerKind.ByteSequence or AnswerKind.TextSequence;

    /// <summary>Something around the call has to be awaited, and not only the handler's own task.</summary>
    private bool IsAsynchronous => TakesServices || _layers.Count > 1;

    /// <summary>The innermost step holds an <c>await</c>.</summary>
    private bool Awaits => IsAsynchronous && (TakesServices || _handler.Await == AwaitKind.Task || IsSequence);

    public void Emit(SourceWriter writer)
    {
        if (!IsAsynchronous)
        {
            using (writer.Block("public override void Invoke(global::Lambda.Runtime.Invocation invocation)"))
                EmitInMaps(writer, _layers[0].Maps, EmitBody);
            return;
        }

        writer.Lines("public override void Invoke(global::Lambda.Runtime.Invocation invocation) =>");
        writer.Lines($"    {HandlerTask}.GetResult(Step1(invocation));");
        for (int i = 0; i < _layers.Count; i++)
        {
            writer.Lines("");
            EmitStep(writer, i + 1, _layers[i].Maps, _layers[i].Middleware);
        }
    }

    private void EmitStep(SourceWriter writer, int number, List<StepModel> maps, StepModel? middleware)
    {
        string call = $"_middleware{number}.InvokeAsync(invocation, _step{number + 1})";
        bool awaits = middleware is null ? Awaits : maps.Count > 0;
        string modifiers = awaits ? "private async" : "private";
        using (writer.Block($"{modifiers} global::System.Threading.Tasks.ValueTask Step{number}(global::Lambda.Runtime.Invocation invocation)"))
        {
            if (middleware is not null && !awaits)
                writer.Lines($"return {call};");
            else if (middleware is not null)
                EmitInMaps(writer, maps, inner => inner.Lines($"await {call}.ConfigureAwait(false);"));
            else
                EmitHandlerStep(writer, maps);
        }
    }

    private void EmitHandlerStep(SourceWriter writer, List<StepModel> maps)
    {
        // Middleware may come here more than once, and every answer begins empty.
        if (_layers.Count > 1)
            writer.Lines("invocation.ClearResult();");
        EmitInMaps(writer, maps, EmitBody);
        if (!Awaits)
            writer.Lines("return default;");
    }

    /// <summary>A filter that never catches sees the exception on its way, and leaves it and its stack trace alone.</summary>
    private static void EmitInMaps(SourceWriter writer, List<StepModel> maps, Action<SourceWriter> emit)
    {
        if (maps.Count == 0)
        {
            emit(writer);
            return;
        }

        using (writer.Block("try"))
            EmitInMaps(writer, [.. maps.Skip(1)], emit);
        foreach (ExceptionMapModel map in maps[0].Maps)
        {
            string type = SymbolDisplay.FormatLiteral(map.ErrorType, quote: true);
            using (writer.Block($"catch ({map.Exception} exception) when (global::Lambda.Runtime.CompilerServices.ErrorTypes.Map(invocation, exception, {type}))"))
                writer.Lines("throw;");
        }
    }

    private void EmitBody(SourceWriter writer)
    {
        if (!TakesDeadline)
        {
            EmitCall(writer);
            return;
        }

        writer.Lines("using global::Lambda.Runtime.CompilerServices.InvocationDeadline deadline = _margin.Start(invocation);");
        using (writer.Block("try"))
            EmitCall(writer);
        using (writer.Block("catch (global::System.OperationCanceledException exception) when (deadline.HasPassed)"))
            writer.Lines("throw deadline.Explain(exception);");
    }

    private void EmitCall(SourceWriter writer)
    {
        if (!TakesServices)
        {
            EmitWithServices(writer);
            return;
        }

        writer.Lines("global::Lambda.Runtime.CompilerServices.InvocationServices services = _services.BeginInvocation();");
        writer.Lines("bool isDone = false;");
        using (writer.Block("try"))
        {
            EmitWithServices(writer);
            writer.Lines("isDone = true;");
        }

        using (writer.Block("finally"))
            writer.Lines("await services.EndAsync(invocation, isDone).ConfigureAwait(false);");
    }

    private void EmitWithServices(SourceWriter writer)
    {
        foreach (ParameterModel parameter in _handler.Parameters)
            EmitEvent(writer, parameter);
        if (_handler.Answer == AnswerKind.Writer)
            writer.Lines("global::System.IO.TextWriter lambdaWriter = _text.OpenWriter(invocation);");
        if (_handler.Answer == AnswerKind.Stream)
            writer.Lines($"global::Lambda.Runtime.LambdaResponseStream lambdaStream = {StreamedResponse}.Open(invocation);");
        if (_handler.Answer == AnswerKind.Console)
            writer.Lines("using global::Lambda.Runtime.CompilerServices.ConsolePayload console = global::Lambda.Runtime.CompilerServices.ConsolePayload.Begin(invocation, _text);");
        EmitAnswer(writer);
    }

    private void EmitEvent(SourceWriter writer, ParameterModel parameter)
    {
        if (parameter is { Kind: ParameterKind.JsonRootReader, Event: { } value })
        {
            writer.Lines($"{value.Type} lambdaEvent = global::Lambda.Runtime.CompilerServices.JsonRootReader.Read(");
            writer.Lines("    invocation.Event.Span,");
            writer.Lines($"    static (ref global::Lambda.Runtime.CompilerServices.JsonReader reader) => {_readers.Read(value)});");
        }
        else if (parameter.Kind == ParameterKind.EventStream)
        {
            writer.Lines($"using global::System.IO.Stream lambdaEvent = {BytePayload}.Open(invocation);");
        }
    }

    private void EmitAnswer(SourceWriter writer)
    {
        string call = Call();
        switch (_handler.Answer)
        {
            case AnswerKind.Null:
                writer.Lines($"{call};");
                writer.Lines("invocation.Result.WriteNull();");
                break;
            case AnswerKind.Writer:
                writer.Lines($"{call};");
                writer.Lines("global::Lambda.Runtime.CompilerServices.TextPayload.Complete(lambdaWriter);");
                break;
            case AnswerKind.Console:
                writer.Lines($"{call};");
                writer.Lines("console.Complete();");
                break;
            case AnswerKind.Json:
                writer.Lines($"{_handler.Result!.Type} lambdaResult = {call};");
                writer.Lines(_writers.Write(_handler.Result, "invocation.Result", "lambdaResult"));
                break;
            case AnswerKind.Bytes:
                writer.Lines($"{BytePayload}.Write(invocation, {call});");
                break;
            case AnswerKind.Text:
                writer.Lines($"_text.Write(invocation, {call});");
                break;
            case AnswerKind.JsonLines:
            case AnswerKind.ByteSequence:
            case AnswerKind.TextSequence:
                EmitSequence(writer, call);
                break;
            default:
                writer.Lines($"{call};");
                break;
        }
    }

    private void EmitSequence(SourceWriter writer, string call)
    {
        string token = TakesDeadline ? "deadline.Token" : "default";
        (string opening, string closing) = Awaits ? ("await ", ".ConfigureAwait(false);") : ($"{HandlerTask}.GetResult(", ");");
        if (_handler.Answer == AnswerKind.JsonLines)
        {
            using (writer.Block($"{opening}{StreamedResponse}.WriteLines(invocation, {call}, static (writer, value) =>", $"}}, {token}){closing}"))
                writer.Lines(_writers.Write(_handler.Result!, "writer", "value"));
            return;
        }

        (string method, string text) = _handler.Answer == AnswerKind.TextSequence ? ("WriteText", "_text, ") : ("WriteBytes", "");
        writer.Lines($"{opening}{StreamedResponse}.{method}(invocation, {call}, {text}{token}){closing}");
    }

    private string Call()
    {
        string arguments = string.Join(", ", _handler.Parameters.Select(Argument));
        string call = $"{(_handler.Instance is null ? _handler.Type : "_instance")}.{_handler.Method}({arguments})";
        if (_handler.Await == AwaitKind.None)
            return call;
        return Awaits ? $"await {HandlerTask}.Of({call}).ConfigureAwait(false)" : $"{HandlerTask}.GetResult({call})";
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
        $"services.{(service.IsOptional ? "GetOptional" : "Get")}<{service.Type}>({service.Key})";
}
