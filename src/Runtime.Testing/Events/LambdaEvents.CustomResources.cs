using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>CloudFormation creates, updates or deletes a custom resource.</summary>
    /// <param name="requestType"><c>Create</c>, <c>Update</c> or <c>Delete</c>.</param>
    /// <param name="properties">The properties in the template. CloudFormation sends numbers and Booleans as strings.</param>
    /// <param name="oldProperties">For an update, the properties before it; unless set, those of <paramref name="properties"/>.</param>
    /// <param name="responseUrl">Where the function sends its response by PUT; unless set, an address like CloudFormation's.</param>
    /// <exception cref="ArgumentException">The type of the request is another one, or a request other than an update has old properties.</exception>
    public static JsonObject CustomResource(
        string requestType = "Create", JsonObject? properties = null, JsonObject? oldProperties = null, string? responseUrl = null)
    {
        if (requestType is not ("Create" or "Update" or "Delete"))
            throw new ArgumentException($"The type of the request is '{requestType}'. Expected Create, Update or Delete.", nameof(requestType));
        if (oldProperties is not null && requestType != "Update")
            throw new ArgumentException($"The request {requestType} has old properties. Expected them for Update only.", nameof(oldProperties));

        var json = new JsonObject
        {
            ["RequestType"] = requestType,
            ["ServiceToken"] = FunctionArn,
            ["ResponseURL"] = responseUrl ?? "https://cloudformation-custom-resource-response-useast1.s3.us-east-1.amazonaws.com/stack?X-Amz-Signature=0a1b2c3d",
            ["StackId"] = AwsAccount.Arn("cloudformation", $"stack/stack/{Id(1)}"),
            ["RequestId"] = Id(0),
            ["LogicalResourceId"] = "Resource",
        };
        if (requestType != "Create")
            json["PhysicalResourceId"] = "resource-7";
        json["ResourceType"] = "Custom::Resource";
        json["ResourceProperties"] = Properties(properties);
        if (requestType == "Update")
            json["OldResourceProperties"] = Properties(oldProperties ?? properties);
        return json;
    }

    private static string FunctionArn => AwsAccount.Arn("lambda", "function:function");

    private static JsonObject Properties(JsonObject? properties)
    {
        var json = new JsonObject { ["ServiceToken"] = FunctionArn };
        foreach ((string name, JsonNode? value) in properties ?? [])
            json[name] = value?.DeepClone();
        return json;
    }
}
