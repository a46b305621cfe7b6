namespace Lambda.Runtime.Build.Templates;

/// <summary>The functions of bash in a script with commands of the AWS CLI.</summary>
internal static class AwsCliFunctions
{
    /// <summary>Deploys functions.</summary>
    public const string Functions = """
        deploy() {
            local name=$1 handler=$2 found
            if found=$(aws lambda get-function --function-name="$name" 2>&1); then
                # Lambda accepts one change at a time, so the configuration waits for the code.
                aws lambda update-function-code --function-name="$name" --zip-file="fileb://$zip" --architectures="$architecture"
                aws lambda wait function-updated --function-name="$name"
                aws lambda update-function-configuration --function-name="$name" --handler="$handler" "${settings[@]}"
            elif [[ $found == *ResourceNotFoundException* ]]; then
                # A new function needs a role. The managed policy AWSLambdaBasicExecutionRole is enough for a function that only logs.
                retry "cannot be assumed by Lambda" aws lambda create-function --function-name="$name" --zip-file="fileb://$zip" --architectures="$architecture" \
                    --handler="$handler" "${settings[@]}" --role="${LAMBDA_ROLE:?must be the ARN of the role that new functions run as}"
            else
                printf '%s\n' "$found" >&2
                return 1
            fi
        }

        # Repeats a command while its error matches the first argument: Lambda notices a new role, and other changes, only after some seconds.
        retry() {
            local errors=$1 response attempt
            shift
            for attempt in {1..10}; do
                if response=$("$@" 2>&1); then
                    printf '%s\n' "$response"
                    return
                fi
                [[ $response =~ $errors && $attempt -lt 10 ]] || break
                sleep 3
            done
            printf '%s\n' "$response" >&2
            return 1
        }

        """;

    /// <summary>Creates queues.</summary>
    public const string Queues = """

        # Creates a queue, or updates it if it exists, and sets arn to its ARN. That a queue is a FIFO queue is decided when it is created.
        queue() {
            local name=$1 attributes=$2 fifo="" url
            if [[ $name == *.fifo ]]; then
                fifo='"FifoQueue":"true",'
            fi
            if url=$(aws sqs get-queue-url --queue-name="$name" --query=QueueUrl --output=text 2>&1); then
                aws sqs set-queue-attributes --queue-url="$url" --attributes="{$attributes}"
            elif [[ $url == *NonExistentQueue* || $url == *QueueDoesNotExist* ]]; then
                url=$(aws sqs create-queue --queue-name="$name" --attributes="{$fifo$attributes}" --query=QueueUrl --output=text)
            else
                printf '%s\n' "$url" >&2
                return 1
            fi
            arn=$(aws sqs get-queue-attributes --queue-url="$url" --attribute-names=QueueArn --query=Attributes.QueueArn --output=text)
        }

        # Prints the attributes of a queue with a dead-letter queue.
        redrive() {
            printf '"VisibilityTimeout":"%s","RedrivePolicy":"{\\"maxReceiveCount\\":%s,\\"deadLetterTargetArn\\":\\"%s\\"}"' "$@"
        }

        """;

    /// <summary>Connects queues and streams to functions.</summary>
    public const string Connections = """

        # Attaches the managed policy for a source to the role of a function, and allows the role to send messages to the queue with the third argument's ARN.
        permit() {
            local name=$1 policy=$2 queue=${3-} role
            role=$(aws lambda get-function-configuration --function-name="$name" --query=Role --output=text)
            aws iam attach-role-policy --role-name="${role##*/}" --policy-arn="${role%%:iam::*}:iam::aws:policy/service-role/$policy"
            if [[ -n $queue ]]; then
                aws iam put-role-policy --role-name="${role##*/}" --policy-name="$name-failures" \
                    --policy-document='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"'"$queue"'"}]}'
            fi
        }

        # Creates the event source mapping from a queue or stream to a function, or updates it if it exists. Only a new one for a stream has a starting position.
        connect() {
            local name=$1 source=$2 start=$3 id
            local errors="does not have permissions|Cannot access stream|NonExistentQueue|visibility timeout|following state|update is in progress|ResourceInUseException"
            shift 3
            aws lambda wait function-active --function-name="$name"
            id=$(aws lambda list-event-source-mappings --function-name="$name" --event-source-arn="$source" --query='EventSourceMappings[].UUID' --output=text)
            if [[ -n $id ]]; then
                retry "$errors" aws lambda update-event-source-mapping --uuid="$id" "$@"
            else
                retry "$errors" aws lambda create-event-source-mapping --function-name="$name" --event-source-arn="$source" ${start:+--starting-position="$start"} "$@"
            fi
        }

        """;
}
