using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>An action of a pipeline of AWS CodePipeline that invokes the function.</summary>
    /// <param name="userParameters">The parameters from the pipeline: any text.</param>
    /// <param name="continuationToken">What the function returned to be invoked again; null for the first time.</param>
    public static JsonObject CodePipeline(string userParameters = "", string? continuationToken = null)
    {
        var data = new JsonObject
        {
            ["actionConfiguration"] = new JsonObject { ["configuration"] = new JsonObject { ["FunctionName"] = "function", ["UserParameters"] = userParameters } },
            ["inputArtifacts"] = new JsonArray(Artifact("SourceArtifact", "e0c7d2308ca3071aa7bab414de234ab52eea5f6b")),
            ["outputArtifacts"] = new JsonArray(Artifact("InvokeOutput", null)),
            ["artifactCredentials"] = new JsonObject
            {
                ["accessKeyId"] = "ASIAIOSFODNN7EXAMPLE",
                ["secretAccessKey"] = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                ["sessionToken"] = "IQoJb3JpZ2luX2VjEXAMPLETOKEN",
                ["expirationTime"] = EventTime.Default.AddHours(1).ToUnixTimeMilliseconds(),
            },
        };
        if (continuationToken is not null)
            data["continuationToken"] = continuationToken;
        return new JsonObject { ["CodePipeline.job"] = new JsonObject { ["id"] = Id(0), ["accountId"] = Account, ["data"] = data } };
    }

    private static JsonObject Artifact(string name, string? revision) => new()
    {
        ["name"] = name,
        ["revision"] = revision,
        ["location"] = new JsonObject
        {
            ["type"] = "S3",
            ["s3Location"] = new JsonObject { ["bucketName"] = $"codepipeline-{Region}-{Account}", ["objectKey"] = $"pipeline/{name}/TdOSFRV" },
        },
    };
}
