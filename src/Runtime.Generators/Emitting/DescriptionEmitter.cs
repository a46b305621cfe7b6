using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>
/// Prints what the publish reads from the assembly for handlers.json, and <c>dotnet run</c> for sample events: constants in classes that nothing uses. Such
/// constants add neither code nor data to the native binary.
/// </summary>
internal static class DescriptionEmitter
{
    public static string Emit(FunctionModel function)
    {
        var writer = SourceWriter.StartFile();
        var example = new PayloadExample(function.Readers);
        writer.Lines("/// <summary>The descriptions of the handlers for <c>handlers.json</c> and sample events. The native binary does not contain them.</summary>");
        using (writer.Block($"internal static class {GeneratedNames.Descriptions}"))
        {
            foreach ((HandlerModel handler, _) in function.Handlers.Where(static planned => !planned.Handler.IsRoute))
                Describe(writer, handler, example.Print(handler));
            if (function.Routed.Length > 0)
                DescribeRouter(writer, function.Routed);
            foreach (InvalidHandlerModel handler in function.Invalid)
                Describe(writer, handler);
        }

        return writer.ToString();
    }

    private static void Describe(SourceWriter writer, HandlerModel handler, string? payload) => Describe(
        writer, handler.ClassName, handler.Names, handler.EventType, handler.IsStreamed, handler.Batch, PayloadExample.TypeOf(handler)?.Replace("global::", ""), payload);

    /// <summary>Describes the handler of all routes. Its names are those that the class of the runtime has.</summary>
    private static void DescribeRouter(SourceWriter writer, PlannedHandler[] handlers) => Describe(
        writer, GeneratedNames.Router, Enumerable.Repeat(GeneratedNames.RouterName, 1).Concat(handlers.SelectMany(static planned => planned.Handler.Names)).ToEquatableArray(),
        "Lambda.Runtime.Events.HttpApiRequest", isStreamed: handlers.Any(static planned => planned.Handler.IsStreamed), batch: null, payloadType: null, payload: null,
        handlers.SelectMany(static planned => planned.Handler.Routes).Select(static route => route.Text).Distinct(), CorsPolicy.Of(handlers)?.Description,
        handlers.Any(static planned => planned.Handler.Compresses));

    private static void Describe(SourceWriter writer, InvalidHandlerModel handler) => Describe(
        writer, handler.ClassName, handler.Names, eventType: null, isStreamed: false, batch: null, payloadType: null, payload: null);

    private static void Describe(
        SourceWriter writer, string className, EquatableArray<string> names, string? eventType, bool isStreamed, BatchModel? batch, string? payloadType, string? payload,
        IEnumerable<string>? routes = null, string? cors = null, bool compresses = false)
    {
        using (writer.Block($"internal static class {className}"))
        {
            // The parser allows no line feed in a name.
            writer.Lines($"internal const string {GeneratedNames.DescriptionNames} = {Literals.Text(string.Join("\n", names))};");
            writer.Lines($"internal const string {GeneratedNames.DescriptionEventType} = {Text(eventType)};");
            writer.Lines($"internal const bool {GeneratedNames.DescriptionIsStreamed} = {(isStreamed ? "true" : "false")};");
            writer.Lines($"internal const string {GeneratedNames.DescriptionSource} = {Text(batch?.Source.ToString())};");
            writer.Lines($"internal const string {GeneratedNames.DescriptionSourceName} = {Text(batch?.SourceName)};");
            writer.Lines($"internal const string {GeneratedNames.DescriptionPayloadType} = {Text(payloadType)};");
            writer.Lines($"internal const string {GeneratedNames.DescriptionPayload} = {Text(payload)};");
            if (cors is not null)
                writer.Lines($"internal const string {GeneratedNames.DescriptionCors} = {Literals.Text(cors)};");
            if (compresses)
                writer.Lines($"internal const bool {GeneratedNames.DescriptionCompresses} = true;");
            if (routes is not null)
                writer.Lines($"internal const string {GeneratedNames.DescriptionRoutes} = {Literals.Text(string.Join("\n", routes))};");
        }
    }

    private static string Text(string? text) => text is null ? "null" : Literals.Text(text);
}
