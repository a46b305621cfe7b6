namespace Lambda.Runtime.Build.Tests;

/// <summary>The function with the two handlers that <see cref="WriteFunctionDescriptionTests"/> describe: Shop, whose zip is in bin.</summary>
internal static class ShopFunction
{
    /// <summary>Writes its description, with a template in the folder.</summary>
    /// <returns>Whether the task succeeded.</returns>
    public static bool Describe(TemporaryFolder folder, RecordingBuildEngine engine, string template, int memorySize = 256)
    {
        Directory.CreateDirectory(folder.At("bin"));
        return new WriteFunctionDescription
        {
            BuildEngine = engine,
            Assembly = typeof(ShopFunction).Assembly.Location,
            FunctionName = "Shop",
            ZipFile = folder.At("bin/Shop.zip"),
            CodeSha256 = "abc=",
            RuntimeIdentifier = "linux-x64",
            Runtime = "provided.al2023",
            MemorySize = memorySize,
            Timeout = 10,
            Template = template,
            TemplateFolder = folder.Path,
        }.Execute();
    }
}
