using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service;

/// <summary>Refuses a request: the status, the name in <c>x-amzn-ErrorType</c>, and the message.</summary>
/// <remarks>The types are those of the service's model: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors</remarks>
internal sealed class ServiceErrorException : Exception
{
    private ServiceErrorException(int status, string errorType, string message)
        : base(message)
    {
        Status = status;
        ErrorType = errorType;
    }

    public int Status { get; }

    public string ErrorType { get; }

    public static ServiceErrorException FunctionNotFound(string arn, IReadOnlyList<string> names) =>
        new(StatusCodes.Status404NotFound, "ResourceNotFoundException",
            $"Function not found: {arn}. {(names.Count == 0 ? "There are no functions." : $"Expected one of: {string.Join(", ", names)}.")}");

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

    public static ServiceErrorException UnknownOperation(string method, string path) =>
        new(StatusCodes.Status404NotFound, "UnknownOperationException", $"{method} {path} is not an operation of Lambda that the emulator supports.");

    public static ServiceErrorException UnknownPath(string method, string path, string functionUrls) =>
        new(StatusCodes.Status404NotFound, "UnknownOperationException",
            $"{method} {path} is not an operation of Lambda that the emulator supports. Function URLs are at {functionUrls}.");

    public static ServiceErrorException AccessDenied(string message) =>
        new(StatusCodes.Status403Forbidden, "AccessDeniedException", message);

    /// <summary>The function could not be invoked; <paramref name="message"/> says why.</summary>
    public static ServiceErrorException Failure(string message) =>
        new(StatusCodes.Status500InternalServerError, "ServiceException", message);
}
