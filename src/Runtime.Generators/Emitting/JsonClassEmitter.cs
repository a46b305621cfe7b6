namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints the attribute of the classes to which each type adds its part. An attribute can be on one part only.</summary>
internal static class JsonClassEmitter
{
    public static string Emit()
    {
        var writer = SourceWriter.StartFile();
        foreach (string name in new[] { "JsonReaders", "JsonWriters", "JsonEnums", "JsonConverterInstances" })
        {
            writer.Lines(SourceWriter.MayUseObsolete);
            writer.Lines($$"""
                internal static partial class {{name}}
                {
                }
                """);
        }

        return writer.ToString();
    }
}
