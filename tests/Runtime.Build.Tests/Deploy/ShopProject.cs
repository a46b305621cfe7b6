using Lambda.Runtime.Build.Descriptions;
using Lambda.Runtime.Build.Settings;
using Lambda.Runtime.Build.Templates;

namespace Lambda.Runtime.Build.Tests.Deploy;

/// <summary>What a publish of the function of docs/get-started.md writes: the zip and the templates.</summary>
internal static class ShopProject
{
    /// <summary>The zip, as the snippets in <c>Deploy</c> name it without the leading <c>../</c>.</summary>
    public const string Zip = "Shop/bin/Release/net10.0/linux-x64/publish/Shop.zip";

    /// <summary>Its function: a route, and a queue.</summary>
    public static FunctionDescription Function { get; } = new(
        "Shop", "/Shop.zip", "", "provided.al2023", "x86_64", 256, 10,
        [
            new HandlerDescription(["Http", "Place", "Api.Place"], "Lambda.Runtime.Events.HttpApiRequest", IsStreamed: false) { Routes = ["POST /orders"] },
            new HandlerDescription(["Ship", "Warehouse.Ship"], "Order", IsStreamed: false) { Source = "Sqs", SourceName = "orders" },
        ])
    {
        Http = HttpSettings.Read("function-url", "", "", "iam", "", static error => throw new InvalidOperationException(error.Message)),
    };

    /// <summary>Writes a zip.</summary>
    public static void Publish(DeployFolder folder)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Files.At(Zip))!);
        DeployFolder.Pack(folder.Files.At(Zip), "code");
    }

    /// <summary>Writes a zip, and returns the text of the template beside the project file.</summary>
    public static string Publish(DeployFolder folder, string template)
    {
        Publish(folder);
        return DeployTemplate.Find(template)!.Write(Function, Zip["Shop/".Length..]);
    }
}
