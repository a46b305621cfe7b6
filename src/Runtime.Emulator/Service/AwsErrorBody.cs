using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using Lambda.Runtime.Emulator.Json;

namespace Lambda.Runtime.Emulator.Service;

/// <summary>Writes the body of an error in the protocol of an AWS API, so that the client of that API can show it.</summary>
internal static class AwsErrorBody
{
    /// <returns>The content type and the body.</returns>
    public static (string ContentType, byte[] Bytes) Write(ServiceErrorException error, string requestId) => error.Protocol switch
    {
        AwsProtocol.RestJson => ("application/json", WriteRestJson(error)),
        AwsProtocol.Json => ("application/x-amz-json-1.1", ReflectionJson.SerializeToUtf8Bytes(new { __type = error.ErrorType, message = error.Message })),
        AwsProtocol.Cbor => ("application/cbor", [0xA2, .. CborText("__type"), .. CborText(error.ErrorType), .. CborText("message"), .. CborText(error.Message)]),
        _ => ("text/xml", Encoding.UTF8.GetBytes(WriteXml(error, requestId).ToString(SaveOptions.DisableFormatting))),
    };

    // {"Type":"User","message":"..."}
    private static byte[] WriteRestJson(ServiceErrorException error)
    {
        string fault = error.Status >= 500 ? "Service" : "User";
        // Lambda's model spells the member in two ways, and clients expect that of the error type.
        return error.ErrorType is "ResourceNotFoundException" or "ServiceException"
            ? ReflectionJson.SerializeToUtf8Bytes(new { Type = fault, error.Message })
            : ReflectionJson.SerializeToUtf8Bytes(new { Type = fault, message = error.Message });
    }

    private static XElement WriteXml(ServiceErrorException error, string requestId)
    {
        XElement code = new("Code", error.ErrorType), message = new("Message", error.Message), id = new("RequestId", requestId);
        return error.Protocol switch
        {
            AwsProtocol.S3 => new XElement("Error", code, message, id),
            AwsProtocol.Ec2 => new XElement("Response", new XElement("Errors", new XElement("Error", code, message)), new XElement("RequestID", requestId)),
            _ => new XElement("ErrorResponse", new XElement("Error", new XElement("Type", "Sender"), code, message), id),
        };
    }

    // Major type 3 with a length of two bytes: https://www.rfc-editor.org/rfc/rfc8949#section-3.1
    private static byte[] CborText(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        byte[] item = [0x79, 0, 0, .. utf8];
        BinaryPrimitives.WriteUInt16BigEndian(item.AsSpan(1), checked((ushort)utf8.Length));
        return item;
    }
}
