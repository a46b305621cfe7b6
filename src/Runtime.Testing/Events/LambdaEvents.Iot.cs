using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Testing.Events;

namespace Lambda.Runtime.Testing;

public static partial class LambdaEvents
{
    /// <summary>A connection to AWS IoT Core by MQTT that a custom authorizer decides on.</summary>
    /// <param name="username">The user name.</param>
    /// <param name="password">The password; the event has it in base64.</param>
    /// <param name="token">The token, if the authorizer has a token key name. AWS IoT Core has verified its signature then.</param>
    /// <param name="clientId">The id of the client.</param>
    public static JsonObject IotAuthorizer(string username, string password, string? token = null, string clientId = "device-7")
    {
        var json = new JsonObject
        {
            ["signatureVerified"] = token is not null,
            ["protocols"] = new JsonArray("tls", "mqtt"),
            ["protocolData"] = new JsonObject
            {
                ["tls"] = new JsonObject { ["serverName"] = "a1b2c3d4e5f6g7-ats.iot.us-east-1.amazonaws.com" },
                ["mqtt"] = new JsonObject { ["username"] = username, ["password"] = EventText.Base64(password), ["clientId"] = clientId },
            },
            ["connectionMetadata"] = new JsonObject { ["id"] = Id(0) },
        };
        if (token is not null)
            json.Insert(0, "token", token);
        return json;
    }

    /// <summary>A device registers with AWS IoT Core by a provisioning template with a pre-provisioning hook.</summary>
    /// <param name="parameters">What the device sent; unless set, a serial number.</param>
    public static JsonObject IotProvisioning(IReadOnlyDictionary<string, string>? parameters = null) => new()
    {
        ["claimCertificateId"] = "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9",
        ["certificateId"] = "1a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9",
        ["certificatePem"] = "-----BEGIN CERTIFICATE-----\nMIIDexample\n-----END CERTIFICATE-----\n",
        ["templateArn"] = AwsAccount.Arn("iot", "provisioningtemplate/template"),
        ["clientId"] = "device-7",
        ["parameters"] = Texts(parameters ?? new Dictionary<string, string> { ["SerialNumber"] = "7" }),
    };
}
