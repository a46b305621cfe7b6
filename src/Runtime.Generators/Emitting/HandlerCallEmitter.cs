using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the call of a handler: the event is read before it, and the response is written after it.</summary>
internal sealed class HandlerCallEmitter(HandlerModel handler, InvocationPlan plan, JsonReaderEmitter readers, JsonWriterEmitter writers)
{
    private const string HandlerTask = "global::Lambda.Runtime.CompilerServices.HandlerTask";
    private const string BytePayload = "global::Lambda.Runtime.CompilerServices.BytePayload";
    private const string RecordPayload = "global::Lambda.Runtime.CompilerServices.RecordPayload";
    private const string RecordResult = "global::Lambda.Runtime.CompilerServices.RecordResult";
    private const string HttpStreams = "global::Lambda.Runtime.CompilerServices.HttpStreams";
    private const string StreamedResponse = "global::Lambda.Runtime.CompilerServices.StreamedResponses";

    private readonly RequestEmitter _request = new(handler, plan, readers);

    public bool IsRoute => handler.IsRoute;

    /// <summary>Prints reading the event, the call of the handler, and writing the response.</summary>
    public void Emit(SourceWriter writer)
    {
        foreach (ParameterModel parameter in handler.Parameters)
            EmitEvent(writer, parameter);
        if (handler.IsRoute)
            _request.Emit(writer);
        if (handler.Batch is not null)
            EmitRecord(writer);
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
            writer.Lines($"{value.Type} lambdaEvent = {readers.ReadEvent(value)};");
        }
        else if (parameter.Kind == ParameterKind.EventStream)
        {
            writer.Lines($"using global::System.IO.Stream lambdaEvent = {BytePayload}.Open(invocation);");
        }
    }

    /// <summary>Prints reading the record. An exception before <c>Start</c> means that it cannot be read.</summary>
    private void EmitRecord(SourceWriter writer)
    {
        int attributes = 0;
        foreach (ParameterModel parameter in handler.Parameters)
        {
            string? line = parameter switch
            {
                { KafkaPart: { } part } => KafkaPart(parameter, part),
                { Kind: ParameterKind.RecordText } => $"string lambdaPayload = batch.ReadPayload(record, {RecordPayload}.GetText);",
                { Kind: ParameterKind.RecordBytes } => $"byte[] lambdaPayload = batch.ReadPayload(record, {RecordPayload}.GetBytes);",
                { Kind: ParameterKind.RecordPayload, Event: { } value, RejectsNull: true } =>
                    $"{value.Type} lambdaPayload = {RecordPayload}.RequireValue({Read("Payload", value)});",
                { Kind: ParameterKind.RecordPayload, Event: { } value } => $"{value.Type} lambdaPayload = {Read("Payload", value)};",
                { Kind: ParameterKind.Record, Event: { } value } => $"{value.Type} lambdaRecord = {Read("Record", value)};",
                { Kind: ParameterKind.RecordNotification, Event: { } value } => $"{value.Type} lambdaNotification = {Read("Payload", value)};",
                { Kind: ParameterKind.RecordChange, Event: { } value } => $"var lambdaPayload = {RecordPayload}.RequireChange({Read("Payload", value)}.DynamoDb);",
                { Kind: ParameterKind.RecordSource, Event: { } value } => $"{value.Type} lambdaSource = {Read("Source", value)};",
                { MessageAttribute: { } attribute } => $"var lambdaAttribute{++attributes} = {Attribute(attribute)};",
                _ => null,
            };
            if (line is not null)
                writer.Lines(line);
        }

        writer.Lines("batch.Start(record);");

        string Read(string part, JsonValueModel value) => $"batch.Read{part}(record, static utf8 => {readers.ReadPart(value, "utf8")})";
    }

    /// <summary>Reads the key or the value of a record of Apache Kafka, or null if the record does not have it and the parameter may be null.</summary>
    private string KafkaPart(ParameterModel parameter, KafkaPartModel part)
    {
        (string type, string read) = parameter switch
        {
            { Kind: ParameterKind.RecordText } => ("string", $"{RecordPayload}.GetText"),
            { Kind: ParameterKind.RecordBytes } => ("byte[]", $"{RecordPayload}.GetBytes"),
            { RejectsNull: true, Event: { } value } => (value.Type, $"static utf8 => {RecordPayload}.RequireValue({readers.ReadPart(value, "utf8")})"),
            _ => (parameter.Event!.Type, $"static utf8 => {readers.ReadPart(parameter.Event, "utf8")}"),
        };
        string nullable = part.Nullable is { } text ? Literals.Text(text) : "null";
        return $"{type} {Variable(part)} = batch.{(part.IsKey ? "ReadKey" : "ReadValue")}<{type}>(record, {read}, {nullable});";
    }

    private static string Variable(KafkaPartModel part) => part.IsKey ? "lambdaKey" : "lambdaPayload";

    private static string Attribute(MessageAttributeModel attribute) => $"batch.Get{(attribute.IsBytes ? "Bytes" : "Text")}Attribute(record, {Literals.Text(attribute.Name)})";

    /// <summary>A missing attribute is a failure of the call, and not a record that cannot be read.</summary>
    private string AttributeArgument(MessageAttributeModel attribute, int number) => attribute.IsOptional
        ? $"lambdaAttribute{number}"
        : $"{RecordPayload}.Require{(handler.Batch!.Source == BatchSource.Kafka ? "Header" : "Attribute")}(lambdaAttribute{number}, {Literals.Text(attribute.Name)})";

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
            case ResponseKind.HttpArray:
            case ResponseKind.HttpEvents:
            case ResponseKind.HttpByteSequence:
                EmitSequence(writer, call);
                break;
            case ResponseKind.RecordText:
                writer.Lines($"{RecordResult}.SetText(batch, record, {call});");
                break;
            case ResponseKind.RecordBytes:
                writer.Lines($"{RecordResult}.SetBytes(batch, record, {call});");
                break;
            case ResponseKind.RecordJson:
                using (writer.Block($"{RecordResult}.SetJson(batch, record, {call}, static (writer, value) =>", "});"))
                    writer.Lines(writers.Write(handler.Result!, "writer", "value"));
                break;
            case ResponseKind.Record:
                writer.Lines($"var lambdaResult = {call};");
                const string content = "lambdaResult?.RecordId, lambdaResult?.Result, lambdaResult?.Data ?? lambdaResult?.KafkaRecordValue, lambdaResult?.Metadata";
                using (writer.Block($"{RecordResult}.SetRecord(batch, record, {content}, static (writer, value) =>", "});"))
                    writer.Lines(writers.Write(handler.Result!, "writer", "value"));
                break;
            case ResponseKind.Batch when handler.Parameters.Any(static parameter => parameter.Kind == ParameterKind.RecordNotification):
                writer.Lines($"""
                    foreach (var lambdaPayload in lambdaNotification.Records)
                        {call};
                    """);
                break;
            case ResponseKind.HttpRoute:
                writer.Lines("await global::Lambda.Runtime.CompilerServices.HttpHandler.InvokeRouteAsync(invocation).ConfigureAwait(false);");
                break;
            case ResponseKind.HttpEmpty:
                writer.Lines($"""
                    {call};
                    http.WriteEmpty(null);
                    """);
                break;
            case ResponseKind.HttpText:
                writer.Lines($"http.WriteText({call});");
                break;
            case ResponseKind.HttpBytes:
                writer.Lines($"http.WriteBytes({call});");
                break;
            case ResponseKind.HttpStream:
                writer.Lines($"http.WriteStream({call});");
                break;
            case ResponseKind.HttpJson:
                using (writer.Block($"http.WriteJson({call}, static (writer, value) =>", "});"))
                    writer.Lines(writers.Write(handler.Result!, "writer", "value"));
                break;
            case ResponseKind.HttpResult:
                writer.Lines($"var lambdaResult = {call};");
                EmitResult(writer, handler.Results[0], "lambdaResult");
                break;
            case ResponseKind.HttpResults:
                using (writer.Block($"switch (({call})?.Result)"))
                    EmitResults(writer);
                break;
            default:
                writer.Lines($"{call};");
                break;
        }
    }

    private void EmitResults(SourceWriter writer)
    {
        for (int i = 0; i < handler.Results.Count; i++)
        {
            using (writer.Case($"case {handler.Results[i].Type} result{i}:"))
            {
                EmitResult(writer, handler.Results[i], $"result{i}");
                writer.Lines("break;");
            }
        }

        using (writer.Case("default:"))
            writer.Lines("throw global::Lambda.Runtime.CompilerServices.HttpExchange.NoResult();");
    }

    private void EmitResult(SourceWriter writer, HttpResultModel result, string variable)
    {
        if (result is { IsEvents: true, Value: { } data })
        {
            EmitSequence(writer, $"{HttpStreams}.WriteEvents", variable, data);
            return;
        }

        if (result.Value is null)
        {
            writer.Lines($"http.Write({variable});");
            return;
        }

        using (writer.Block($"http.WriteJson({variable}, {variable}.Value, static (writer, value) =>", "});"))
            writer.Lines(writers.Write(result.Value, "writer", "value"));
    }

    private void EmitSequence(SourceWriter writer, string call)
    {
        (string method, string text) = handler.Response switch
        {
            ResponseKind.JsonLines => ($"{StreamedResponse}.WriteLines", ""),
            ResponseKind.TextSequence => ($"{StreamedResponse}.WriteText", "_text, "),
            ResponseKind.HttpArray => ($"{HttpStreams}.WriteArray", ""),
            ResponseKind.HttpEvents => ($"{HttpStreams}.WriteEvents", ""),
            ResponseKind.HttpByteSequence => ($"{HttpStreams}.WriteBytes", ""),
            _ => ($"{StreamedResponse}.WriteBytes", ""),
        };
        if (handler.Result is { } element)
        {
            EmitSequence(writer, method, call, element);
            return;
        }

        (string opening, string closing) = Awaiting();
        writer.Lines($"{opening}{method}(invocation, {call}, {text}{Token()}){closing}");
    }

    private void EmitSequence(SourceWriter writer, string method, string elements, JsonValueModel element)
    {
        (string opening, string closing) = Awaiting();
        using (writer.Block($"{opening}{method}(invocation, {elements}, static (writer, value) =>", $"}}, {Token()}){closing}"))
            writer.Lines(writers.Write(element, "writer", "value"));
    }

    private (string Opening, string Closing) Awaiting() => plan.IsHandlerStepAsync ? ("await ", ".ConfigureAwait(false);") : ($"{HandlerTask}.GetResult(", ");");

    private string Token() => plan.TakesDeadline ? "deadline.Token" : "default";

    private string Call()
    {
        int attributes = 0;
        string arguments = string.Join(", ", handler.Parameters.Select(parameter =>
            parameter.MessageAttribute is { } attribute ? AttributeArgument(attribute, ++attributes) : Argument(parameter)));
        string call = $"{(handler.Instance is null ? handler.Type : "_instance")}.{handler.Method}({arguments})";
        if (handler.Await == AwaitKind.None)
            return call;
        return plan.IsHandlerStepAsync || plan.IsRecordAsync ? $"await {HandlerTask}.EnsureNotNull({call}).ConfigureAwait(false)" : $"{HandlerTask}.GetResult({call})";
    }

    private string Argument(ParameterModel parameter) => parameter.Kind switch
    {
        _ when parameter.Group is { } group => Create(group),
        _ when _request.Argument(parameter) is { } value => value,
        _ when parameter.KafkaPart is { } part => Variable(part),
        ParameterKind.EventMemory => "invocation.Event",
        ParameterKind.EventBytes => "invocation.Event.ToArray()",
        ParameterKind.EventText => "_text.Read(invocation.Event.Span)",
        ParameterKind.EventReader => "_text.OpenReader(invocation)",
        ParameterKind.Context => "invocation.Context",
        ParameterKind.CancellationToken => "deadline.Token",
        ParameterKind.ResponseStream => "lambdaStream",
        ParameterKind.TextWriter => "lambdaWriter",
        ParameterKind.Record => "lambdaRecord",
        ParameterKind.RecordSource => "lambdaSource",
        ParameterKind.RecordPayload or ParameterKind.RecordText or ParameterKind.RecordBytes or ParameterKind.RecordChange or ParameterKind.RecordNotification => "lambdaPayload",
        ParameterKind.Service => Service(parameter.Service!),
        _ => "lambdaEvent",
    };

    private string Create(ParameterGroupModel group)
    {
        string arguments = string.Join(", ", group.Arguments.Select(argument => $"{argument.Name}: {Argument(argument.Parameter)}"));
        string members = string.Join(", ", group.Members.Select(member => $"{member.Name} = {Argument(member.Parameter)}"));
        return $"new {group.Type}({arguments}){(members.Length > 0 ? $" {{ {members} }}" : "")}";
    }

    private static string Service(ServiceModel service) =>
        $"services.{(service.IsOptional ? "GetOptional" : "Get")}<{service.Type}>({(service.Key is { } key ? Literals.Constant(key) : "")})";
}
