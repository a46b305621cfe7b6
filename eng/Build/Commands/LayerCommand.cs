using Lambda.Build.Processes;
using Lambda.Build.Tools;

namespace Lambda.Build.Commands;

/// <summary>Builds the layer for functions as source, separately from everything else: a restore for one system would undo that for none.</summary>
internal static class LayerCommand
{
    public static readonly Command Command = new("layer", """
        ./build.sh layer [x86_64|arm64]
                              build the layer for functions as source: artifacts/csharp-layer.zip or csharp-layer-arm64.zip
        """, Run);

    private static readonly Dictionary<string, string> RuntimeIds = new() { ["x86_64"] = "linux-x64", ["arm64"] = "linux-arm64" };

    public static string Step(string architecture) => $"Building the layer for {architecture}";

    public static void Build(string architecture)
    {
        string runtimeId = RuntimeIds[architecture];
        CLinker.Ensure();
        string output = Repository.At($"artifacts/layer/{runtimeId}");
        // Everything there goes into the zip, and a library that has been removed from the list would still be there.
        string published = Path.Combine(output, "publish");
        if (Directory.Exists(published))
            Directory.Delete(published, recursive: true);

        Publish("src/Runtime.Layer.Compiler");
        Publish("src/Runtime.Layer", $"-p:LayerCompiler={output}/publish/Runtime.Layer.Compiler/release_{runtimeId}/Lambda.Runtime.Layer.Compiler");

        void Publish(string project, params string[] properties) =>
            Dotnet.Publish(project, ["-r", runtimeId, $"-p:ArtifactsPath={output}", "-p:DebugType=none", .. properties]);
    }

    private static bool Run(string[] arguments, Steps steps)
    {
        string architecture = arguments.FirstOrDefault("x86_64");
        if (!RuntimeIds.ContainsKey(architecture))
            throw BuildException.Unknown("architecture", architecture, RuntimeIds.Keys);

        steps.Run(Step(architecture), () => Build(architecture));
        return true;
    }
}
