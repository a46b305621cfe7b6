using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>
/// Prints what the publish reads out of the assembly, for handlers.json: constants, in classes that nothing uses. Constants are no code
/// and no data of the program, so that nothing of them is in the binary.
/// </summary>
internal static class DescriptionEmitter
{
    public static string Emit(IReadOnlyCollection<HandlerModel> handlers)
    {
        SourceWriter writer = SourceWriter.StartFile();
        writer.Lines("/// <summary>What <c>handlers.json</c> says of each handler. Nothing of it is in the binary.</summary>");
        using (writer.Block("internal static class LambdaDescriptions"))
        {
            foreach (HandlerModel handler in handlers)
            {
                using (writer.Block($"internal static class {handler.ClassName}"))
                {
                    // No name has a line feed in it: the parser refuses it.
                    writer.Lines($"internal const string Names = {Literal(string.Join("\n", handler.Names))};");
                    writer.Lines($"internal const string EventType = {(handler.EventType is { } type ? Literal(type) : "null")};");
                    writer.Lines($"internal const bool IsStreamed = {(handler.IsStreamed ? "true" : "false")};");
                }
            }
        }

        return writer.ToString();
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
