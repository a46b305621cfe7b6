#if (!implicitUsings)
using System;
#endif
using Lambda.Runtime;
using Lambda.Runtime.Events;

namespace Company.Functions;

public static class Lambda_Handler_New
{
    // Called for each change of an object. The key is decoded, as the API of Amazon S3 expects it.
    [S3Handler(Name = "Lambda_Handler_New")]
    public static void Handle(S3Record record) => Console.WriteLine($"{record.EventName}: {record.S3.Bucket.Name}/{record.S3.Object.Key}.");
}
