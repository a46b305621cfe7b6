using System.Globalization;
using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the body of the writer for a type whose values may be of derived types.</summary>
/// <param name="writer">Takes the lines.</param>
/// <param name="type">The type.</param>
/// <param name="names">The names of all types that are written.</param>
internal sealed class JsonPolymorphicWriterEmitter(SourceWriter writer, JsonPolymorphicModel type, IReadOnlyDictionary<JsonTypeKey, string> names)
{
    public void Emit()
    {
        writer.Lines("int start = writer.StartObject();");
        writer.Lines("global::System.Type actual = value.GetType();");
        string otherwise = "";
        foreach (JsonDerivedModel derived in type.Derived)
        {
            using (writer.Block($"{otherwise}if (actual == typeof({derived.Type}))"))
                EmitDerived(derived);
            otherwise = "else ";
        }

        if (!type.Derived.Any(derived => derived.Type == type.Type))
        {
            using (writer.Block($"{otherwise}if (actual == typeof({type.Type}))"))
                writer.Lines($"JsonWriters.Write{names[type.Body!]}(writer, value);");
        }

        if (type.Fallback == DerivedFallback.Nearest)
        {
            foreach (JsonDerivedModel derived in type.Derived)
            {
                using (writer.Block($"else if (value is {derived.Type})"))
                    EmitDerived(derived);
            }
        }

        using (writer.Block("else"))
        {
            if (type.Fallback == DerivedFallback.Fail)
                writer.Lines($"throw global::Lambda.Runtime.CompilerServices.JsonDiscriminator.Unsupported(actual, typeof({type.Type}));");
            else if (type.Derived.FirstOrDefault(derived => derived.Type == type.Type) is { } self)
                EmitDerived(self);
            else
                writer.Lines($"JsonWriters.Write{names[type.Body!]}(writer, value);");
        }

        writer.Lines("writer.EndObject(start);");
    }

    private void EmitDerived(JsonDerivedModel derived)
    {
        string? value = derived.EncodedText is { } text ? $"\"{text}\"" : derived.Number?.ToString(CultureInfo.InvariantCulture);
        if (value is not null)
            writer.Lines($"writer.WriteName({Literals.Text($",\"{type.EncodedDiscriminator}\":{value}")}u8);");
        writer.Lines($"JsonWriters.Write{names[derived.Body]}(writer, ({derived.Type})value);");
    }
}
