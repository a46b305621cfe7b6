namespace Lambda.Runtime.Http.Responses;

/// <summary>Status codes, their titles, and where RFC 9110 defines them.</summary>
internal static class HttpStatus
{
    public const int Ok = 200;
    public const int NoContent = 204;
    public const int BadRequest = 400;
    public const int Unauthorized = 401;
    public const int Forbidden = 403;
    public const int NotFound = 404;
    public const int MethodNotAllowed = 405;
    public const int InternalServerError = 500;
    public const int ServiceUnavailable = 503;

    public static string TitleOf(int status) => status switch
    {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        301 => "Moved Permanently",
        302 => "Found",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        409 => "Conflict",
        410 => "Gone",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Status",
    };

    /// <summary>The code and the title, as a load balancer takes it.</summary>
    public static string DescriptionOf(int status) => status switch
    {
        200 => "200 OK",
        201 => "201 Created",
        204 => "204 No Content",
        _ => $"{status} {TitleOf(status)}",
    };

    public static string? SectionOf(int status) => status switch
    {
        400 => "15.5.1",
        401 => "15.5.2",
        403 => "15.5.4",
        404 => "15.5.5",
        405 => "15.5.6",
        406 => "15.5.7",
        409 => "15.5.10",
        410 => "15.5.11",
        412 => "15.5.13",
        413 => "15.5.14",
        415 => "15.5.16",
        422 => "15.5.21",
        500 => "15.6.1",
        501 => "15.6.2",
        502 => "15.6.3",
        503 => "15.6.4",
        504 => "15.6.5",
        _ => null,
    };
}
