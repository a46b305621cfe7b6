using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service;

/// <summary>Refuses a request: the status, the name in <c>x-amzn-ErrorType</c>, and the message.</summary>
/// <remarks>The types are those of the service's model: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors</remarks>
internal sealed class ServiceErrorException : Exception
{
    private ServiceErrorException(int status, string errorType, string message, AwsProtocol protocol = AwsProtocol.RestJson)
        : base(message)
    {
        Status = status;
        ErrorType = errorType;
        Protocol = protocol;
    }

    public int Status { get; }

    public string ErrorType { get; }

    /// <summary>The protocol of the API that the request is for.</summary>
    public AwsProtocol Protocol { get; }

    public static ServiceErrorException FunctionNotFound(string arn, IReadOnlyList<string> names) =>
        new(StatusCodes.Status404NotFound, "ResourceNotFoundException",
            $"Function not found: {arn}. {(names.Count == 0 ? "There are no functions." : $"Expected one of: {string.Join(", ", names)}.")}");

    public static ServiceErrorException MappingNotFound(string id, IReadOnlyList<string> ids) =>
        new(StatusCodes.Status404NotFound, "ResourceNotFoundException",
            $"There is no event source mapping with the UUID '{id}'. {(ids.Count == 0 ? "There are no mappings." : $"Expected one of: {string.Join(", ", ids)}.")}");

    public static ServiceErrorException ResourceConflict(string message) =>
        new(StatusCodes.Status409Conflict, "ResourceConflictException", message);

    /// <summary>The body is not JSON, or a member has another type.</summary>
    public static ServiceErrorException Serialization(string message) =>
        new(StatusCodes.Status400BadRequest, "SerializationException", message);

    public static ServiceErrorException InvalidRequestContent(string message) =>
        new(StatusCodes.Status400BadRequest, "InvalidRequestContentException", message);

    public static ServiceErrorException InvalidParameterValue(string message) =>
        new(StatusCodes.Status400BadRequest, "InvalidParameterValueException", message);

    // 1 validation error detected: Value 'Maybe' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [...]
    public static ServiceErrorException Validation(string member, string value, string constraint) =>
        new(StatusCodes.Status400BadRequest, "ValidationException",
            $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must satisfy {constraint}");

    public static ServiceErrorException RequestTooLarge(long bytes, string invocationType, int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, "RequestTooLargeException",
            $"{bytes} byte payload is too large for the {invocationType} invocation type (limit {limit} bytes)");

    public static ServiceErrorException UnsupportedMediaType(string contentType) =>
        new(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaTypeException",
            $"The content type of the Invoke request body is not JSON: {contentType}");

    /// <summary>The request is for an operation or an API that the emulator does not serve; <paramref name="message"/> says for which.</summary>
    /// <remarks>The status is not 404 where a client would conclude that a resource does not exist.</remarks>
    public static ServiceErrorException NotServed(string message, AwsProtocol protocol = AwsProtocol.RestJson) => protocol switch
    {
        AwsProtocol.Query or AwsProtocol.Ec2 => new(StatusCodes.Status400BadRequest, "InvalidAction", message, protocol),
        AwsProtocol.S3 or AwsProtocol.RestXml => new(StatusCodes.Status501NotImplemented, "NotImplemented", message, protocol),
        _ => new(StatusCodes.Status404NotFound, "UnknownOperationException", message, protocol),
    };

    public static ServiceErrorException AccessDenied(string message) =>
        new(StatusCodes.Status403Forbidden, "AccessDeniedException", message);

    /// <summary>The function could not be invoked; <paramref name="message"/> says why.</summary>
    public static ServiceErrorException Failure(string message) =>
        new(StatusCodes.Status500InternalServerError, "ServiceException", message);
}
