using Lambda.Runtime.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints what the emitted code was made from, for the analyzer that compares it with the whole compilation: constants that nothing uses.</summary>
internal static class FingerprintEmitter
{
    /// <summary>The class, as the analyzer finds it.</summary>
    public const string ClassName = GeneratedNames.FingerprintsType;

    public static string Emit(IReadOnlyList<Fingerprint> fingerprints)
    {
        SourceWriter writer = SourceWriter.StartFile();
        writer.Lines("/// <summary>What this code was made from. Nothing of it is in the binary.</summary>");
        using (writer.Block($"internal static class {GeneratedNames.Fingerprints}"))
        {
            for (int i = 0; i < fingerprints.Count; i++)
                writer.Lines($"internal const string F{i} = {SymbolDisplay.FormatLiteral(fingerprints[i].Print(), quote: true)};");
        }

        return writer.ToString();
    }
}
