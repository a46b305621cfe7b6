using System.Globalization;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>Responds to GET /systemsmanager/parameters/get with what GetParameter returns.</summary>
/// <remarks>https://docs.aws.amazon.com/systems-manager/latest/userguide/ps-integration-lambda-extensions.html</remarks>
internal static class ParameterRequest
{
    public const string Path = "/systemsmanager/parameters/get";

    /// <exception cref="ExtensionErrorException">There is no such parameter, or no such version of it.</exception>
    public static JsonObject Respond(IQueryCollection query, ExtensionValues values, ExtensionSettings settings)
    {
        if (query["name"].ToString() is not { Length: > 0 } id)
            throw ExtensionErrorException.MissingParameter("name", $"{Path}?name=%2Fprod%2Fhost");
        (string name, string? selector) = FindName(id, values);
        if (!values.Parameters.TryGetValue(name, out ParameterValue? parameter))
            throw ExtensionErrorException.NoParameter(id, settings.Source, values.Parameters.Keys);
        ValueVersion version = settings.Versions.Get($"{Path} {name}", parameter.Text);
        foreach (string? other in (string?[])[query["version"], query["label"], selector])
        {
            if (other is { Length: > 0 } && other != version.Number.ToString(CultureInfo.InvariantCulture))
                throw ExtensionErrorException.NoParameterVersion(name, other, version.Number);
        }

        return new JsonObject
        {
            ["Parameter"] = new JsonObject
            {
                ["ARN"] = ResourceName.IsArn(name) ? name : AwsAccount.Arn("ssm", $"parameter/{name.TrimStart('/')}"),
                ["DataType"] = "text",
                ["LastModifiedDate"] = version.Time,
                ["Name"] = name,
                ["Selector"] = selector is null ? null : $":{selector}",
                ["SourceResult"] = null,
                ["Type"] = parameter.IsList ? "StringList" : "String",
                ["Value"] = parameter.Text,
                ["Version"] = version.Number,
            },
            ["ResultMetadata"] = new JsonObject(),
        };
    }

    // /prod/host, /prod/host:3, or an ARN of either. That of the name host is arn:aws:ssm:...:parameter/host, and that of /prod/host has no second slash.
    private static (string Name, string? Selector) FindName(string id, ExtensionValues values)
    {
        if (values.Parameters.ContainsKey(id))
            return (id, null);
        string name = ResourceName.IsArn(id) ? ResourceName.AfterType(id) : id;
        string? selector = null;
        if (name.LastIndexOf(':') is >= 0 and int colon)
            (name, selector) = (name[..colon], name[(colon + 1)..]);
        return (ResourceName.IsArn(id) && values.Parameters.ContainsKey($"/{name}") ? $"/{name}" : name, selector);
    }
}
