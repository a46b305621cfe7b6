using Lambda.Runtime;
using Lambda.Runtime.Events;

namespace Lambda_Function.New;

public static class Functions
{
    // Called for each change of an object. The key is decoded, as the API of Amazon S3 expects it.
    [S3Handler]
    public static void Index(S3Record record)
    {
        string path = $"{record.S3.Bucket.Name}/{record.S3.Object.Key}";
        if (record.EventName.StartsWith("ObjectCreated:", StringComparison.Ordinal))
            Console.WriteLine($"Adds {path}, {record.S3.Object.Size} bytes.");
        else
            Console.WriteLine($"Ignores {record.EventName} of {path}.");
    }
}
