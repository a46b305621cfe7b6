using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>
/// Prints what the publish reads out of the assembly, for handlers.json: constants, in classes that nothing uses. Constants are no code
/// and no data of the program, so that nothing of them is in the binary.
/// </summary>
internal static class DescriptionEmitter
{
    public static string Emit(FunctionModel function)
    {
        SourceWriter writer = SourceWriter.StartFile();
        writer.Lines("/// <summary>What <c>handlers.json</c> says of each handler. Nothing of it is in the binary.</summary>");
        using (writer.Block($"internal static class {GeneratedNames.Descriptions}"))
        {
            foreach (HandlerModel handler in function.Handlers)
                Describe(writer, handler.ClassName, handler.Names, handler.EventType, handler.IsStreamed);
            foreach (RefusedHandlerModel handler in function.Refused)
                Describe(writer, handler.ClassName, handler.Names, eventType: null, isStreamed: false);
        }

        return writer.ToString();
    }

    private static void Describe(SourceWriter writer, string className, EquatableArray<string> names, string? eventType, bool isStreamed)
    {
        using (writer.Block($"internal static class {className}"))
        {
            // No name has a line feed in it: the parser refuses it.
            writer.Lines($"internal const string {GeneratedNames.DescriptionNames} = {Literal(string.Join("\n", names))};");
            writer.Lines($"internal const string {GeneratedNames.DescriptionEventType} = {(eventType is { } type ? Literal(type) : "null")};");
            writer.Lines($"internal const bool {GeneratedNames.DescriptionIsStreamed} = {(isStreamed ? "true" : "false")};");
        }
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
