using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints what the emitted code was made from, for the analyzer that compares it with the whole compilation: constants that nothing uses.</summary>
internal static class FingerprintEmitter
{
    /// <summary>The class, as the analyzer finds it.</summary>
    public const string ClassName = "Lambda.Runtime.Generated.LambdaFingerprints";

    public static string Emit(IReadOnlyList<Fingerprint> fingerprints)
    {
        SourceWriter writer = SourceWriter.StartFile();
        writer.Lines("/// <summary>What this code was made from. Nothing of it is in the binary.</summary>");
        using (writer.Block("internal static class LambdaFingerprints"))
        {
            for (int i = 0; i < fingerprints.Count; i++)
                writer.Lines($"internal const string F{i} = {Literals.Text(fingerprints[i].Print())};");
        }

        return writer.ToString();
    }
}
