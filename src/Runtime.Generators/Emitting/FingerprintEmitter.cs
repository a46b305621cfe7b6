using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the fingerprints of the models as constants, for the analyzer that compares them with the whole compilation.</summary>
internal static class FingerprintEmitter
{
    public static string Emit(IReadOnlyList<Fingerprint> fingerprints)
    {
        SourceWriter writer = SourceWriter.StartFile();
        writer.Lines("/// <summary>Hashes of the input of the generated code, for an analyzer. The native binary does not contain them.</summary>");
        using (writer.Block($"internal static class {GeneratedNames.Fingerprints}"))
        {
            for (int i = 0; i < fingerprints.Count; i++)
                writer.Lines($"internal const string F{i} = {Literals.Text(fingerprints[i].Print())};");
        }

        return writer.ToString();
    }
}
